using Station.Hal;

namespace Station.Journal;

/// <summary>
/// Walks the held blocks in the order of their numbers, over all kinds. It keeps a place a series and no list of blocks, so that a full volume costs no memory.
/// </summary>
public sealed class BlockCursor
{
    private readonly IFileStore files;
    private readonly BlockStore store;
    private readonly BlockEntry entry;

    /// <summary>Of each series the number of the next block, where there is one.</summary>
    private readonly long[] nextBlocks;

    private readonly int[] segments;
    private readonly int[] positions;
    private readonly long[] sequencesBefore;
    private readonly long[] blocksBefore;
    private readonly int[] bootsBefore;
    private readonly long[] uptimesBeforeMs;
    private readonly bool[] damaged;

    public BlockCursor(IFileStore files, IChecksum checksum, BlockStore store)
    {
        this.files = files;
        this.store = store;
        int count = store.Series.Length;
        entry = new BlockEntry(files, checksum);
        nextBlocks = new long[count];
        segments = new int[count];
        positions = new int[count];
        sequencesBefore = new long[count];
        blocksBefore = new long[count];
        bootsBefore = new int[count];
        uptimesBeforeMs = new long[count];
        damaged = new bool[count];
        Rewind();
    }

    /// <summary>Number of the block that <see cref="TryReadNext"/> returned last.</summary>
    public long Block { get; private set; } = -1;

    /// <summary>Begins again with the oldest block that is held.</summary>
    public void Rewind()
    {
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i] = store.Series[i].First;
            positions[i] = 0;
            sequencesBefore[i] = -1;
            blocksBefore[i] = -1;
            bootsBefore[i] = 0;
            uptimesBeforeMs[i] = 0;
            damaged[i] = false;
        }
    }

    /// <summary>Number of the next block at or above <paramref name="from"/> that is held; -1 when there is none. Does not read the block itself, unless its head contradicts the one before.</summary>
    public long PeekNext(long from)
    {
        int next = FindNext(from);
        return next < 0 ? -1 : nextBlocks[next];
    }

    /// <summary>
    /// Whether the block that <see cref="PeekNext"/> found can be read to its end: a sound head may stand before a block that flash has spoilt. One that cannot is passed over, and admitted as by
    /// <see cref="TryReadNext"/>.
    /// </summary>
    public bool CanRead(long block)
    {
        int next = FindNext(block);

        // Others were looked at behind it.
        if (next >= 0 && Settle(next, block) && TryRead(next))
        {
            AdmitDamageBefore(next);
            return true;
        }

        return false;
    }

    /// <summary>
    /// Reads the next block at or above <paramref name="from"/> into a new array of exactly its length; null when there is none yet. A damaged block on the way is passed over, and
    /// admitted as lost once the next sound one of its kind, or the end, tells how far the damage goes: nothing that a damaged block says about itself can be believed.
    /// </summary>
    public byte[] TryReadNext(long from)
    {
        for (int next = FindNext(from); next >= 0; next = FindNext(from))
        {
            // Others were looked at behind it.
            if (!Settle(next, from))
            {
                continue;
            }

            if (TryRead(next))
            {
                positions[next] = SegmentSeries.Behind(positions[next], entry.Bytes);
                byte[] message = entry.MessageIn(store.Buffer, store.Sealer);
                AdmitDamageBefore(next);
                Pass(next);
                Block = entry.Header.Block;
                DoubtOthersOf(next);
                return message;
            }
        }

        return null;
    }

    /// <summary>Reads the block at a series' place, whose head was looked at last. What cannot be read is passed over as damaged.</summary>
    private bool TryRead(int index)
    {
        bool sound = entry.TryRead(store.Series[index].PathOf(segments[index]), positions[index], store.Buffer);
        if (!sound)
        {
            damaged[index] = true;
            positions[index] = SegmentSeries.Behind(positions[index], entry.Bytes);
        }

        return sound;
    }

    /// <summary>Index of the series whose next block has the lowest number at or above <paramref name="from"/>, or -1.</summary>
    private int FindNext(long from)
    {
        int lowest = -1;
        for (int i = 0; i < segments.Length; i++)
        {
            if (Settle(i, from) && (lowest < 0 || nextBlocks[i] < nextBlocks[lowest]))
            {
                lowest = i;
            }
        }

        return lowest;
    }

    /// <summary>No number is used twice: what claims that of a sound block is damaged, and would be passed over without having been read.</summary>
    private void DoubtOthersOf(int sound)
    {
        for (int i = 0; i < segments.Length; i++)
        {
            damaged[i] |= i != sound && segments[i] <= store.Series[i].Last && nextBlocks[i] == Block;
        }
    }

    /// <summary>Brings a series' place to its next block at or above <paramref name="from"/>. False when it has none.</summary>
    private bool Settle(int index, long from)
    {
        SegmentSeries one = store.Series[index];
        if (segments[index] < one.First)
        {
            segments[index] = one.First;
            positions[index] = 0;
        }

        while (segments[index] <= one.Last)
        {
            string path = one.PathOf(segments[index]);
            FileStatus status = entry.Peek(path, positions[index]);
            // What was passed over by its head alone may have lied about its end: of a block that does not fit behind it, the block's own check decides.
            bool plausible = status == FileStatus.Done && IsPossible(index) && (FitsBehind(index) || entry.TryRead(path, positions[index], store.Buffer));
            if (plausible && entry.Header.Block >= from)
            {
                nextBlocks[index] = entry.Header.Block;
                return true;
            }

            if (status == FileStatus.Done)
            {
                damaged[index] |= !plausible;
                if (damaged[index] && plausible && IsWithPlatform(path, positions[index]))
                {
                    AdmitDamageBefore(index);
                }

                if (!damaged[index])
                {
                    Pass(index);
                }

                positions[index] = SegmentSeries.Behind(positions[index], entry.Bytes);
            }
            else if (segments[index] < one.Last)
            {
                // A segment is never empty: one that is, or is gone, is as damaged as one that cannot be read to its end.
                damaged[index] |= status != FileStatus.NotFound || positions[index] == 0;
                segments[index]++;
                positions[index] = 0;
            }
            else
            {
                damaged[index] |= status == FileStatus.Failed;
                AdmitDamageAtEnd(index);
                return false;
            }
        }

        return false;
    }

    /// <summary>Damage ends before a sound block that the platform has. One that it does not have may have been passed over because of that damage: whoever looks for it later will not find it.</summary>
    private bool IsWithPlatform(string path, int position) => store.Receipt.IsReceived(entry.Header.Block) && entry.TryRead(path, position, store.Buffer);

    /// <summary>A segment holds blocks of its kind alone, and the account knows where their numbers and sequences end.</summary>
    private bool IsPossible(int index) =>
        entry.Header.Kind == store.Series[index].Kind && entry.Header.Block < store.NextBlock && entry.EndSequence > entry.Header.FirstSequence && entry.EndSequence <= store.NextSequence;

    /// <summary>Numbers and sequences only grow.</summary>
    private bool FitsBehind(int index) => entry.Header.Block > blocksBefore[index] && entry.Header.FirstSequence > sequencesBefore[index];

    private void Pass(int index)
    {
        sequencesBefore[index] = entry.EndSequence - 1;
        blocksBefore[index] = entry.Header.Block;
        bootsBefore[index] = entry.Header.Boot;
        uptimesBeforeMs[index] = entry.Header.StartUptimeMs + entry.SpanMs;
    }

    private void AdmitDamageBefore(int index)
    {
        BlockHeader sound = entry.Header;
        AdmitDamage(index, sound.FirstSequence, sound.Boot, sound.StartUptimeMs);
    }

    /// <summary>Behind the last block that can be read nothing tells how far damage goes, but the account does.</summary>
    private void AdmitDamageAtEnd(int index)
    {
        AdmitDamage(index, store.Series[index].StoredUpTo, store.NewestBoot + 1, 0);
    }

    private void AdmitDamage(int index, long endSequence, int endBoot, long endUptimeMs)
    {
        if (damaged[index] && endSequence > sequencesBefore[index] + 1)
        {
            store.AdmitDamage(new LossRange
            {
                Kind = store.Series[index].Kind,
                FirstSequence = sequencesBefore[index] + 1,
                LastSequence = endSequence - 1,
                FirstBoot = bootsBefore[index],
                FirstUptimeMs = uptimesBeforeMs[index],
                LastBoot = endBoot,
                LastUptimeMs = endUptimeMs,
            });
        }

        damaged[index] = false;
    }
}
