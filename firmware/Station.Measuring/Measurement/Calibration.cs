namespace Station.Measurement;

/// <summary>
/// Zero and span of a channel: value = (uncalibrated value - zero) x span, rounded once, half to even. What the instrument gave is
/// recovered as value / span + zero (docs/measurement.md).
/// </summary>
public sealed class Calibration
{
    /// <summary>A span of 1, in millionths.</summary>
    public const int UnitySpan = 1_000_000;

    /// <summary>A span below a tenth or above 10 is a mistake, or an instrument to be replaced.</summary>
    public const int SmallestSpan = 100_000;

    public const int LargestSpan = 10_000_000;

    /// <summary>Farthest zero, in stored units.</summary>
    public const int LargestZero = 1_000_000;

    private const int UpperShift = 32;

    /// <summary>Zero and, below it, span: a field takes twelve bytes, whether there is one number in it or two.</summary>
    private long zeroAndSpan = UnitySpan;

    /// <summary>Version and, below it, day.</summary>
    private long versionAndDay;

    /// <summary>What the instrument shows where there is nothing, in stored units.</summary>
    public int Zero
    {
        get => (int)(zeroAndSpan >> UpperShift);
        set => zeroAndSpan = Pair(value, Span);
    }

    /// <summary>Factor, in millionths.</summary>
    public int Span
    {
        get => (int)zeroAndSpan;
        set => zeroAndSpan = Pair(Zero, value);
    }

    /// <summary>Day of the calibration since 1970-01-01, 0 for never.</summary>
    public int Day
    {
        get => (int)versionAndDay;
        set => versionAndDay = Pair(Version, value);
    }

    /// <summary>Who did it.</summary>
    public string Operator { get; set; } = string.Empty;

    /// <summary>Grows by one with each change; 0 for never.</summary>
    public int Version
    {
        get => (int)(versionAndDay >> UpperShift);
        set => versionAndDay = Pair(value, Day);
    }

    /// <summary>The calibrated value of a quotient in stored units.</summary>
    public int Apply(long dividend, long divisor)
    {
        if (Span == UnitySpan)
        {
            return (int)HalfEven.Divide(dividend, divisor) - Zero;
        }

        // Exact where the numbers allow it: they do unless a scale has factors of millions. Then the quotient is rounded first.
        long net = dividend - Zero * divisor;
        long bound = long.MaxValue / (Span > UnitySpan ? Span : UnitySpan);
        return net <= bound && net >= -bound && divisor <= bound
            ? (int)HalfEven.Divide(net * Span, divisor * UnitySpan)
            : (int)HalfEven.Divide(HalfEven.Divide(net, divisor) * Span, UnitySpan);
    }

    /// <summary>The uncalibrated value behind a stored one, to within one step; exactly where the span is 1.</summary>
    public int Undo(int value) => (int)HalfEven.Divide((long)value * UnitySpan, Span) + Zero;

    /// <summary>Takes over another one.</summary>
    public void CopyFrom(Calibration other)
    {
        zeroAndSpan = other.zeroAndSpan;
        versionAndDay = other.versionAndDay;
        Operator = other.Operator;
    }

    private static long Pair(int upper, int lower) => ((long)upper << UpperShift) | (uint)lower;
}
