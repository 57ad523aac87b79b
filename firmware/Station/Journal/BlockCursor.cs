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
    private readonly bool[] damaged;
    private readonly byte[] buffer = new byte[SegmentSeries.SegmentLimitBytes];

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
    /// admitted as lost once the next sound one of its kind tells how far the damage goes: nothing that a damaged block says about itself can be believed.
    /// </summary>
    public byte[] TryReadNext(long from)
    {
        for (int next = FindNext(from); next >= 0; next = FindNext(from))
        {
            BlockEntry entry = entries[next];
            string path = store.Series[next].PathOf(segments[next]);
            int position = positions[next];
            bool sound = entry.TryRead(path, position, buffer);
            positions[next] = SegmentSeries.Behind(position, entry.Bytes);
            if (sound)
            {
                AdmitDamageBefore(next);
                Pass(next);
                Block = entry.Header.Block;
                return entry.MessageIn(buffer, store.Sealer);
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
                return false;
            }
        }

        return false;
    }

    /// <summary>Blocks and sequences only grow within a kind; what does not is damage.</summary>
    private bool IsPlausible(int index)
    {
        BlockEntry entry = entries[index];
        return entry.Header.Block > blocksBefore[index] && entry.Header.Block < store.NextBlock
            && entry.Header.FirstSequence > sequencesBefore[index] && entry.EndSequence > entry.Header.FirstSequence && entry.EndSequence <= store.NextSequence;
    }

    private void Pass(int index)
    {
        sequencesBefore[index] = entries[index].EndSequence - 1;
        blocksBefore[index] = entries[index].Header.Block;
    }

    private void AdmitDamageBefore(int index)
    {
        BlockHeader sound = entries[index].Header;
        if (damaged[index] && sound.FirstSequence > sequencesBefore[index] + 1)
        {
            store.AdmitDamage(store.Series[index].Kind, sequencesBefore[index] + 1, sound.FirstSequence - 1, sound);
        }

        damaged[index] = false;
    }
}
