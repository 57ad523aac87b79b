using Station.Hal;

namespace Station.Journal;

/// <summary>
/// Walks the held blocks in the order of their numbers, over all kinds. It keeps a place a series and no list of blocks, so that a full volume costs no memory.
/// </summary>
public sealed class BlockCursor
{
    private readonly IFileStore files;
    private readonly BlockStore store;
    private readonly BlockEntry[] entries;
    private readonly int[] segments;
    private readonly int[] positions;
    private readonly long[] sequencesBefore;
    private readonly long[] blocksBefore;
    private readonly int[] bootsBefore;
    private readonly long[] uptimesBeforeMs;
    private readonly bool[] damaged;
    private readonly LossRange loss = new LossRange();

    public BlockCursor(IFileStore files, IChecksum checksum, BlockStore store)
    {
        this.files = files;
        this.store = store;
        int count = store.Series.Length;
        entries = new BlockEntry[count];
        segments = new int[count];
        positions = new int[count];
        sequencesBefore = new long[count];
        blocksBefore = new long[count];
        bootsBefore = new int[count];
        uptimesBeforeMs = new long[count];
        damaged = new bool[count];
        for (int i = 0; i < count; i++)
        {
            entries[i] = new BlockEntry(files, checksum);
        }

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

    /// <summary>Number of the next block at or above <paramref name="from"/> that is held; -1 when there is none. Does not read the block itself.</summary>
    public long PeekNext(long from)
    {
        int next = FindNext(from);
        return next < 0 ? -1 : entries[next].Header.Block;
    }

    /// <summary>
    /// Reads the next block at or above <paramref name="from"/> into a new array of exactly its length; null when there is none yet. A damaged block on the way is passed over, and
    /// admitted as lost once the next sound one of its kind, or the end, tells how far the damage goes: nothing that a damaged block says about itself can be believed.
    /// </summary>
    public byte[] TryReadNext(long from)
    {
        for (int next = FindNext(from); next >= 0; next = FindNext(from))
        {
            BlockEntry entry = entries[next];
            string path = store.Series[next].PathOf(segments[next]);
            int position = positions[next];
            bool sound = entry.TryRead(path, position, store.Buffer);
            positions[next] = SegmentSeries.Behind(position, entry.Bytes);
            if (sound)
            {
                byte[] message = entry.MessageIn(store.Buffer, store.Sealer);
                AdmitDamageBefore(next);
                Pass(next);
                Block = entry.Header.Block;
                DoubtOthersOf(next);
                return message;
            }

            damaged[next] = true;
        }

        return null;
    }

    /// <summary>Index of the series whose next block has the lowest number at or above <paramref name="from"/>, or -1.</summary>
    private int FindNext(long from)
    {
        int lowest = -1;
        for (int i = 0; i < segments.Length; i++)
        {
            if (Settle(i, from) && (lowest < 0 || entries[i].Header.Block < entries[lowest].Header.Block))
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
            damaged[i] |= i != sound && segments[i] <= store.Series[i].Last && entries[i].Header.Block == Block;
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
            FileStatus status = entries[index].Peek(one.PathOf(segments[index]), positions[index]);
            bool plausible = status == FileStatus.Done && IsPlausible(index);
            if (plausible && entries[index].Header.Block >= from)
            {
                return true;
            }

            if (status == FileStatus.Done)
            {
                damaged[index] |= !plausible;
                if (!damaged[index])
                {
                    Pass(index);
                }

                positions[index] = SegmentSeries.Behind(positions[index], entries[index].Bytes);
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

    /// <summary>A segment holds blocks of its kind alone, whose numbers and sequences only grow; what does not is damage.</summary>
    private bool IsPlausible(int index)
    {
        BlockEntry entry = entries[index];
        return entry.Header.Kind == store.Series[index].Kind && entry.Header.Block > blocksBefore[index] && entry.Header.Block < store.NextBlock
            && entry.Header.FirstSequence > sequencesBefore[index] && entry.EndSequence > entry.Header.FirstSequence && entry.EndSequence <= store.NextSequence;
    }

    private void Pass(int index)
    {
        sequencesBefore[index] = entries[index].EndSequence - 1;
        blocksBefore[index] = entries[index].Header.Block;
        bootsBefore[index] = entries[index].Header.Boot;
        uptimesBeforeMs[index] = entries[index].Header.StartUptimeMs + entries[index].SpanMs;
    }

    private void AdmitDamageBefore(int index)
    {
        BlockHeader sound = entries[index].Header;
        loss.LastBoot = sound.Boot;
        loss.LastUptimeMs = sound.StartUptimeMs;
        AdmitDamage(index, sound.FirstSequence);
    }

    /// <summary>Behind the last block that can be read nothing tells how far damage goes, but the account does.</summary>
    private void AdmitDamageAtEnd(int index)
    {
        loss.LastBoot = store.NewestBoot + 1;
        loss.LastUptimeMs = 0;
        AdmitDamage(index, store.Series[index].StoredUpTo);
    }

    private void AdmitDamage(int index, long endSequence)
    {
        if (damaged[index] && endSequence > sequencesBefore[index] + 1)
        {
            loss.Kind = store.Series[index].Kind;
            loss.FirstSequence = sequencesBefore[index] + 1;
            loss.LastSequence = endSequence - 1;
            loss.FirstBoot = bootsBefore[index];
            loss.FirstUptimeMs = uptimesBeforeMs[index];
            store.AdmitDamage(loss);
        }

        damaged[index] = false;
    }
}
