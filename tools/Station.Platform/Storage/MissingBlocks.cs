using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>Turns the numbers of the blocks that are there, in order, into a receipt's ranges.</summary>
public sealed class MissingBlocks(long start)
{
    private readonly List<BlockRange> ranges = [];
    private long expected = start;

    /// <summary>First block that is not there.</summary>
    public long UpTo { get; private set; } = start;

    public IReadOnlyList<BlockRange> Ranges => ranges;

    /// <summary>Blocks that are there after the last range.</summary>
    public long Tail { get; private set; }

    /// <summary>A receipt has room for so many ranges; what lies beyond the last one's tail stays untold.</summary>
    public bool IsFull { get; private set; }

    public void Add(long block)
    {
        if (block > expected && !TryAddRange(block))
        {
            return;
        }

        expected = block + 1;
        if (ranges.Count == 0)
        {
            UpTo = expected;
        }
        else
        {
            Tail++;
        }
    }

    /// <summary>Adds what the station says to have sealed but is not there.</summary>
    public void Finish(long nextBlock)
    {
        if (!IsFull && nextBlock > expected)
        {
            TryAddRange(nextBlock);
        }
    }

    private bool TryAddRange(long end)
    {
        if (ranges.Count == Receipt.MostRanges)
        {
            IsFull = true;
            return false;
        }

        ranges.Add(new BlockRange(Tail, end - expected));
        Tail = 0;
        return true;
    }
}
