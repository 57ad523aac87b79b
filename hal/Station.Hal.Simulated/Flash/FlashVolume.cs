namespace Station.Hal.Simulated.Flash;

/// <summary>
/// A mounted littlefs volume as the platform's file API shows it: each operation runs from open to close and counts what it would
/// cost. When a <see cref="PowerCutException"/> passes through, this object is dead; mount the chip again.
/// </summary>
public sealed class FlashVolume
{
    private readonly FlashChip chip;
    private readonly MetadataStore metadata;

    private FlashVolume(FlashChip chip, MetadataStore metadata, bool wasFormatted)
    {
        this.chip = chip;
        this.metadata = metadata;
        WasFormatted = wasFormatted;
    }

    /// <summary>Whether the mount found no volume and formatted one, as the platform does without asking.</summary>
    public bool WasFormatted { get; }

    /// <summary>Blocks that are neither metadata nor part of a file.</summary>
    public int FreeBlocks => metadata.Allocator.CountFree();

    /// <summary>Metadata pairs, the anchor included.</summary>
    public int PairCount => metadata.Pairs.Count;

    /// <summary>Where everything lies, without the cost of a look.</summary>
    public FlashMap Map() => FlashMap.Of(metadata);

    /// <summary>Mounts what the chip holds; formats it when that fails.</summary>
    public static FlashVolume Mount(FlashChip chip)
    {
        MetadataStore? metadata = VolumeMount.Mount(chip);
        var volume = new FlashVolume(chip, metadata ?? VolumeMount.Format(chip), metadata is null);
        if (chip.Torn is not null)
        {
            TornFile torn = chip.Torn;
            volume.Replace(torn.Path, torn.Content);
            chip.Torn = null;
        }

        return volume;
    }

    /// <summary>Reads from a position; fewer bytes than asked for where the file ends.</summary>
    public FileStatus Read(string path, int position, Span<byte> into, out int read)
    {
        read = 0;
        if (!TryFind(path, out FilePlace place))
        {
            return FileStatus.NotFound;
        }

        MetadataEntry entry = place.Entry;
        if (entry.Kind == EntryKind.Directory)
        {
            return FileStatus.Failed;
        }

        int count = Math.Clamp(entry.Length - position, 0, into.Length);
        if (entry.Kind == EntryKind.Inline)
        {
            entry.InlineContent.AsSpan(Math.Min(position, entry.Length), count).CopyTo(into);
            chip.CountRead(count);
        }
        else if (!BlockChain.Read(chip, entry, position, into[..count]))
        {
            return FileStatus.Failed;
        }

        read = count;
        return FileStatus.Done;
    }

    /// <summary>Length of a file; -1 when there is none.</summary>
    public int LengthOf(string path)
    {
        return TryFind(path, out FilePlace place) && place.Entry.Kind != EntryKind.Directory ? place.Entry.Length : -1;
    }

    /// <summary>Creates a file or replaces its content.</summary>
    public FileStatus Replace(string path, ReadOnlySpan<byte> data)
    {
        return Write(path, data, keepsContent: false);
    }

    /// <summary>Adds to a file, creating it where it is missing.</summary>
    public FileStatus Append(string path, ReadOnlySpan<byte> data)
    {
        return Write(path, data, keepsContent: true);
    }

    /// <summary>Deletes a file.</summary>
    public FileStatus Delete(string path)
    {
        if (!TryFind(path, out FilePlace place))
        {
            return FileStatus.NotFound;
        }

        if (place.Entry.Kind == EntryKind.Directory)
        {
            return FileStatus.Failed;
        }

        bool done = metadata.Commit(place.Pair, MetadataChange.Delete(place.Number));
        metadata.Allocator.Settle();
        return done ? FileStatus.Done : FileStatus.NoSpace;
    }

    /// <summary>Names of the files in a directory, the empty path being the root; null when there is none of that name.</summary>
    public string[]? List(string directory)
    {
        MetadataPair? head = FindDirectory(directory);
        if (head is null)
        {
            return null;
        }

        var names = new List<string>();
        for (MetadataPair? pair = head; pair is not null; pair = pair.Next)
        {
            metadata.CountFetch(pair);
            foreach (MetadataEntry entry in pair.Entries)
            {
                CountStatus(head, pair);
                if (entry.Kind != EntryKind.Directory)
                {
                    names.Add(entry.Name);
                }
            }
        }

        return names.ToArray();
    }

    private FileStatus Write(string path, ReadOnlySpan<byte> data, bool keepsContent)
    {
        try
        {
            return WriteFile(path, data, keepsContent);
        }
        catch (PowerCutException) when (chip.TornBy is not null)
        {
            Tear(path, data, keepsContent);
            throw;
        }
        finally
        {
            metadata.Allocator.Settle();
        }
    }

    private FileStatus WriteFile(string path, ReadOnlySpan<byte> data, bool keepsContent)
    {
        if (!TryFind(path, out FilePlace place))
        {
            FileStatus created = Create(path);
            if (created != FileStatus.Done || !TryFind(path, out place))
            {
                return created;
            }
        }

        if (place.Entry.Kind == EntryKind.Directory || (keepsContent && !BlockChain.CanAppend(chip, place.Entry)))
        {
            return FileStatus.Failed;
        }

        MetadataEntry? changed = WriteContent(place.Entry, data, keepsContent);
        if (changed is null)
        {
            return FileStatus.NoSpace;
        }

        return metadata.Commit(place.Pair, MetadataChange.Set(place.Number, changed)) ? FileStatus.Done : FileStatus.NoSpace;
    }

    /// <summary>Opening a new file commits it, empty, before anything is written to it.</summary>
    private FileStatus Create(string path)
    {
        int slash = path.LastIndexOf('/');
        MetadataPair? directory = slash < 0 ? metadata.Root : FindDirectory(path[..slash]);
        if (directory is null)
        {
            FileStatus made = MakeDirectory(path[..slash]);
            if (made != FileStatus.Done)
            {
                return made;
            }

            directory = FindDirectory(path[..slash])!;
        }

        return Insert(directory, new MetadataEntry(path[(slash + 1)..], EntryKind.Inline));
    }

    private FileStatus MakeDirectory(string path)
    {
        int slash = path.LastIndexOf('/');
        if (slash >= 0 && FindDirectory(path[..slash]) is null)
        {
            FileStatus made = MakeDirectory(path[..slash]);
            if (made != FileStatus.Done)
            {
                return made;
            }
        }

        if (TryFind(path, out _))
        {
            return FileStatus.Failed; // a file has the name
        }

        MetadataPair parent = slash < 0 ? metadata.Root : FindDirectory(path[..slash])!;
        MetadataPair? pair = metadata.CreatePair([], null, parent);
        if (pair is null)
        {
            return FileStatus.NoSpace;
        }

        FileStatus status = Insert(parent, new MetadataEntry(path[(slash + 1)..], EntryKind.Directory) { Directory = pair });
        if (status != FileStatus.Done)
        {
            metadata.Pairs.Remove(pair);
        }

        return status;
    }

    private FileStatus Insert(MetadataPair head, MetadataEntry entry)
    {
        MetadataPair pair = head;
        while (pair.Next is not null && (pair.Entries.Count == 0 || string.CompareOrdinal(pair.Entries[^1].Name, entry.Name) < 0))
        {
            pair = pair.Next;
        }

        int number = pair.Entries.FindIndex(other => string.CompareOrdinal(other.Name, entry.Name) > 0);
        bool done = metadata.Commit(pair, MetadataChange.Insert(number < 0 ? pair.Entries.Count : number, entry));
        return done ? FileStatus.Done : FileStatus.NoSpace;
    }

    /// <summary>The entry with the new content; null when there was no room for its blocks.</summary>
    private MetadataEntry? WriteContent(MetadataEntry entry, ReadOnlySpan<byte> data, bool keepsContent)
    {
        int kept = keepsContent ? entry.Length : 0;
        int length = kept + data.Length;
        if (length <= FlashGeometry.CacheBytes && (kept == 0 || entry.Kind == EntryKind.Inline))
        {
            byte[] content = [.. entry.InlineContent.AsSpan(0, kept), .. data];
            return new MetadataEntry(entry.Name, EntryKind.Inline) { InlineContent = content };
        }

        int[]? blocks = kept > 0 && entry.Kind == EntryKind.Blocks
            ? BlockChain.Append(chip, metadata.Allocator, entry.Blocks, kept, data)
            : BlockChain.Append(chip, metadata.Allocator, [], 0, [.. entry.InlineContent.AsSpan(0, kept), .. data]);
        return blocks is null ? null : new MetadataEntry(entry.Name, EntryKind.Blocks) { SizeBytes = length, Blocks = blocks };
    }

    private void Tear(string path, ReadOnlySpan<byte> data, bool keepsContent)
    {
        FlashVolume before = Mount(chip.Clone());
        int kept = keepsContent ? Math.Max(0, before.LengthOf(path)) : 0;
        byte[] content = new byte[kept + data.Length];
        before.Read(path, 0, content.AsSpan(0, kept), out _);
        data.CopyTo(content.AsSpan(kept));
        chip.Torn = TornFile.Draw(path, content, kept, chip.TornBy!);
    }

    private MetadataPair? FindDirectory(string path)
    {
        if (path.Length == 0)
        {
            return metadata.Root;
        }

        return TryFind(path, out FilePlace place) ? place.Entry.Directory : null;
    }

    private bool TryFind(string path, out FilePlace place)
    {
        MetadataPair? directory = metadata.Root;
        place = default;
        foreach (string name in path.Split('/'))
        {
            if (directory is null || !TryFindIn(directory, name, out place))
            {
                return false;
            }

            directory = place.Entry.Directory;
        }

        return true;
    }

    private bool TryFindIn(MetadataPair head, string name, out FilePlace place)
    {
        for (MetadataPair? pair = head; pair is not null; pair = pair.Next)
        {
            metadata.CountFetch(pair);
            for (int i = 0; i < pair.Entries.Count; i++)
            {
                if (pair.Entries[i].Name == name)
                {
                    metadata.CountLookup(pair);
                    place = new FilePlace(pair, i, pair.Entries[i]);
                    return true;
                }
            }
        }

        place = default;
        return false;
    }

    /// <summary>The managed enumeration looks at every name twice: as the directory's next entry, and again by its path.</summary>
    private void CountStatus(MetadataPair head, MetadataPair holder)
    {
        const int LookupsPerStatus = 2; // name, structure
        for (int i = 0; i < 2 * LookupsPerStatus; i++)
        {
            metadata.CountLookup(holder);
        }

        for (MetadataPair? pair = head; pair is not null; pair = pair == holder ? null : pair.Next)
        {
            metadata.CountFetch(pair);
        }
    }

    private readonly record struct FilePlace(MetadataPair Pair, int Number, MetadataEntry Entry);
}
