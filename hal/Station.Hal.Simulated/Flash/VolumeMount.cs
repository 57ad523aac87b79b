using System.Buffers.Binary;

namespace Station.Hal.Simulated.Flash;

/// <summary>Builds the live metadata from what the flash says: a mount.</summary>
internal sealed class VolumeMount
{
    private readonly FlashChip chip;
    private readonly List<MetadataPair> pairs = [];
    private uint seed;

    private VolumeMount(FlashChip chip)
    {
        this.chip = chip;
    }

    /// <summary>Null when the flash holds no volume, or one of its directories cannot be read: either fails the whole mount.</summary>
    public static MetadataStore? Mount(FlashChip chip)
    {
        return new VolumeMount(chip).Load();
    }

    /// <summary>Writes an empty volume. Only the two blocks of the anchor are erased; all others keep what they held.</summary>
    public static MetadataStore Format(FlashChip chip)
    {
        var log = new LogWriter();
        foreach (int block in (ReadOnlySpan<int>)[1, 0])
        {
            log.Begin();
            log.AddHeader(block == 0 ? 2u : 1u);
            log.AddSuperblock();
            chip.Erase(block);
            chip.Program(block, 0, log.Finish());
        }

        return Mount(chip) ?? throw new InvalidOperationException("A volume that was just formatted does not mount.");
    }

    private MetadataStore? Load()
    {
        MetadataPair? anchor = LoadPair(0, 1, null, out LogImage? image);
        if (anchor is null || !image!.HasSuperblock)
        {
            return null;
        }

        MetadataPair? root = anchor;
        if (image.Root is not null)
        {
            root = LoadPair(First(image.Root), Second(image.Root), null, out image);
        }

        if (root is null || !LoadDirectory(root, image!))
        {
            return null;
        }

        return new MetadataStore(chip, anchor, root, pairs, (int)(seed % (uint)chip.BlockCount));
    }

    private bool LoadDirectory(MetadataPair pair, LogImage image)
    {
        while (true)
        {
            foreach (LogImage.RawEntry raw in image.Entries)
            {
                MetadataEntry? entry = LoadEntry(raw, pair);
                if (entry is null)
                {
                    return false;
                }

                pair.Entries.Add(entry);
            }

            if (image.Next is null)
            {
                return true;
            }

            pair.Next = LoadPair(First(image.Next), Second(image.Next), pair, out LogImage? nextImage);
            if (pair.Next is null)
            {
                return false;
            }

            pair = pair.Next;
            image = nextImage!;
        }
    }

    private MetadataEntry? LoadEntry(LogImage.RawEntry raw, MetadataPair pair)
    {
        switch (raw.Structure)
        {
            case LogTag.Inline:
                return new MetadataEntry(raw.Name, EntryKind.Inline) { InlineContent = raw.Data };
            case LogTag.Blocks:
                int sizeBytes = Second(raw.Data);
                return new MetadataEntry(raw.Name, EntryKind.Blocks) { SizeBytes = sizeBytes, Blocks = BlockChain.Follow(chip, First(raw.Data), sizeBytes) };
            default:
                MetadataPair? directory = LoadPair(First(raw.Data), Second(raw.Data), pair, out LogImage? image);
                return directory is not null && LoadDirectory(directory, image!)
                    ? new MetadataEntry(raw.Name, EntryKind.Directory) { Directory = directory }
                    : null;
        }
    }

    private MetadataPair? LoadPair(int first, int second, MetadataPair? referrer, out LogImage? image)
    {
        LogImage? firstImage = ReadBlock(first);
        LogImage? secondImage = ReadBlock(second);
        bool firstIsActive = secondImage is null || (firstImage is not null && (int)(firstImage.Revision - secondImage.Revision) > 0);
        image = firstIsActive ? firstImage : secondImage;
        if (image is null)
        {
            return null;
        }

        var pair = new MetadataPair
        {
            ActiveBlock = firstIsActive ? first : second,
            SpareBlock = firstIsActive ? second : first,
            Revision = image.Revision,
            LogEnd = image.LogEnd,
            CanAppend = image.CanAppend,
            Referrer = referrer,
        };
        chip.CountRead(2 * FlashGeometry.PageBytes + image.LogEnd);
        seed = seed * 31 + LogWriter.Checksum(chip.Block(pair.ActiveBlock)[..image.LogEnd]);
        pairs.Add(pair);
        return pair;
    }

    private LogImage? ReadBlock(int block)
    {
        return block >= 0 && block < chip.BlockCount && chip.IsReadable(block) ? LogReader.Read(chip.Block(block)) : null;
    }

    private static int First(byte[] numbers)
    {
        return BinaryPrimitives.ReadInt32LittleEndian(numbers);
    }

    private static int Second(byte[] numbers)
    {
        return BinaryPrimitives.ReadInt32LittleEndian(numbers.AsSpan(sizeof(int)));
    }
}
