using System;
using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// What was read of one channel in the current period, by reason, and the rule that makes one value of it
/// (<c>docs/measurement.md</c>): normal when at least 75 % of the expected readings were, else the foremost reason's.
/// </summary>
public abstract class PeriodReadings : IReadings
{
    private readonly int[] counts = new int[Quality.ReasonCount];
    private readonly int[] valueCounts = new int[Quality.ReasonCount];

    protected PeriodReadings(int intervalMs)
    {
        IntervalMs = intervalMs;
    }

    /// <summary>Interval at which the channel is read.</summary>
    public int IntervalMs { get; }

    public void Add(long product, QualityReason reason)
    {
        counts[(int)reason]++;
        valueCounts[(int)reason]++;
        Collect(product, (int)reason);
    }

    public void AddFailure(QualityReason reason) => counts[(int)reason]++;

    /// <summary>Puts value, flag and reason of the period into a column of the record and starts anew.</summary>
    public void Conclude(PeriodRecord record, int column)
    {
        QualityReason reason = Verdict(SamplingPeriod.ExpectedReadings(record.LengthMs, IntervalMs));
        int count = valueCounts[(int)reason];
        record.Reasons[column] = reason;
        record.Flags[column] = Quality.FlagOf(reason);
        record.Values[column] = count > 0 ? Mean((int)reason, count) : PeriodRecord.Missing;
        Clear();
    }

    /// <summary>Forgets the current period.</summary>
    public void Clear()
    {
        Array.Clear(counts, 0, counts.Length);
        Array.Clear(valueCounts, 0, valueCounts.Length);
        Forget();
    }

    /// <summary>Adds a value to those of the same reason.</summary>
    protected abstract void Collect(long product, int reason);

    /// <summary>The mean of the <paramref name="count"/> values of a reason, in stored units.</summary>
    protected abstract int Mean(int reason, int count);

    /// <summary>Forgets all values.</summary>
    protected abstract void Forget();

    private QualityReason Verdict(int expected)
    {
        int normal = counts[(int)QualityReason.None];
        return normal > 0 && normal * 4 >= expected * 3 ? QualityReason.None : Quality.Foremost(counts);
    }
}
