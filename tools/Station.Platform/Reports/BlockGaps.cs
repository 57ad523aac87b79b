namespace Station.Platform.Reports;

/// <summary>
/// Which sequences a block that is not there yet may still bring. Within a kind sequences rise from block to block, so
/// that a missing block can only bring what lies between its neighbours of one kind, and a block that the station has
/// not sealed yet only what lies beyond the last block of one kind.
/// </summary>
internal sealed class BlockGaps
{
    private const int Minute = 1;
    private const int Hour = 2;
    private const int Event = 3;

    private readonly List<SequenceRange> mayCome = [];

    /// <param name="blocks">What is there, in order of numbers.</param>
    /// <param name="hoursSeen">
    /// Whether the station makes hour records: only then may one lie in a block that has not been sealed.
    /// </param>
    public BlockGaps(List<StoredBlock> blocks, long nextBlock, long oldestHeld, bool hoursSeen)
    {
        var firstAfter = FirstSequencesAfter(blocks);
        var lastBefore = new long[] { -1, -1, -1, -1 };
        long expected = 0;
        for (var index = 0; index < blocks.Count; index++)
        {
            AddMissing(expected, blocks[index].Block, oldestHeld, lastBefore, firstAfter[index]);
            var kind = blocks[index].Kind;
            lastBefore[kind] = Math.Max(lastBefore[kind], blocks[index].LastSequence);
            expected = blocks[index].Block + 1;
        }

        AddMissing(expected, nextBlock, oldestHeld, lastBefore, firstAfter[blocks.Count]);
        AddUnsealed(lastBefore, hoursSeen);
        SequencesThatMayCome = SequenceSet.Of(mayCome);
    }

    public SequenceSet SequencesThatMayCome { get; }

    /// <summary>Missing blocks that the station still holds.</summary>
    public long Awaited { get; private set; }

    /// <summary>Missing blocks that it no longer holds.</summary>
    public long Gone { get; private set; }

    /// <summary>For each block, and for the end, the lowest sequence of each kind from there on.</summary>
    private static long[][] FirstSequencesAfter(List<StoredBlock> blocks)
    {
        var result = new long[blocks.Count + 1][];
        var lowest = new[] { long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue };
        result[blocks.Count] = [.. lowest];
        for (var index = blocks.Count - 1; index >= 0; index--)
        {
            var kind = blocks[index].Kind;
            lowest[kind] = Math.Min(lowest[kind], blocks[index].FirstSequence);
            result[index] = [.. lowest];
        }

        return result;
    }

    /// <summary>Accounts for the missing blocks from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    private void AddMissing(long first, long end, long oldestHeld, long[] lastBefore, long[] firstAfter)
    {
        var held = Math.Max(first, oldestHeld);
        Gone += Math.Max(0, Math.Min(end, held) - first);
        if (held >= end)
        {
            return;
        }

        Awaited += end - held;
        for (var kind = Minute; kind <= Event; kind++)
        {
            mayCome.Add(new SequenceRange(lastBefore[kind] + 1, firstAfter[kind]));
        }
    }

    private void AddUnsealed(long[] lastOfKind, bool hoursSeen)
    {
        mayCome.Add(new SequenceRange(lastOfKind[Minute] + 1, long.MaxValue));
        mayCome.Add(new SequenceRange(lastOfKind[Event] + 1, long.MaxValue));
        if (hoursSeen)
        {
            mayCome.Add(new SequenceRange(lastOfKind[Hour] + 1, long.MaxValue));
        }
    }
}
