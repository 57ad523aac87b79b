namespace Station.Journal;

/// <summary>What the platform said it has, from its newest receipt of this session (docs/telemetry-format.md section 4.6).</summary>
public sealed class ReceiptState
{
    /// <summary>Missing ranges that one receipt can name.</summary>
    public const int RangeLimit = 16;

    private readonly long[] firsts = new long[RangeLimit];
    private readonly long[] ends = new long[RangeLimit];

    /// <summary>Every block below this is there.</summary>
    public long UpTo { get; private set; }

    /// <summary>Beyond this the receipt knows nothing.</summary>
    public long KnownUpTo { get; private set; }

    public int RangeCount { get; private set; }

    /// <summary>It names as many missing ranges as a receipt can: there may be more.</summary>
    public bool IsFull => RangeCount == RangeLimit;

    public void Begin(long upTo)
    {
        UpTo = upTo;
        KnownUpTo = upTo;
        RangeCount = 0;
    }

    /// <summary>Blocks that are there, then blocks that are missing.</summary>
    public void AddRange(long skipped, long missing)
    {
        firsts[RangeCount] = KnownUpTo + skipped;
        ends[RangeCount] = KnownUpTo + skipped + missing;
        KnownUpTo = ends[RangeCount];
        RangeCount++;
    }

    public void End(long tail) => KnownUpTo += tail;

    public void CopyFrom(ReceiptState other)
    {
        UpTo = other.UpTo;
        KnownUpTo = other.KnownUpTo;
        RangeCount = other.RangeCount;
        System.Array.Copy(other.firsts, firsts, RangeLimit);
        System.Array.Copy(other.ends, ends, RangeLimit);
    }

    public bool IsReceived(long block)
    {
        if (block >= KnownUpTo)
        {
            return false;
        }

        for (int i = 0; i < RangeCount; i++)
        {
            if (block >= firsts[i] && block < ends[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first block at or above <paramref name="block"/> that is not known to be there.</summary>
    public long NextMissing(long block)
    {
        if (block >= KnownUpTo)
        {
            return block;
        }

        for (int i = 0; i < RangeCount; i++)
        {
            if (block < ends[i])
            {
                return block > firsts[i] ? block : firsts[i];
            }
        }

        return KnownUpTo;
    }
}
