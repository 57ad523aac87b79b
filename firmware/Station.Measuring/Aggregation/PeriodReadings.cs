using System;
using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// What was read of one channel in the current minute, by reason, and the rule that makes one value of it
/// (<c>docs/measurement.md</c>): normal when at least 75 % of the expected readings were, else the foremost reason's.
/// </summary>
public abstract class PeriodReadings : IReadings
{
    /// <summary>Where normal readings are collected.</summary>
    protected const int NormalSlot = 0;

    /// <summary>Where doubtful readings are collected.</summary>
    protected const int DoubtfulSlot = 1;

    /// <summary>Where the readings of the foremost reason that spoils them are collected.</summary>
    protected const int SpoiltSlot = 2;

    protected const int SlotCount = 3;

    private const int NoRank = 255;

    /// <summary>Where in <see cref="counts"/> the values of each slot are counted.</summary>
    private const int ValueCounts = Quality.ReasonCount;

    /// <summary>Readings by reason, and behind them the values by slot.</summary>
    private readonly ushort[] counts = new ushort[Quality.ReasonCount + SlotCount];
    private int spoiltRank = NoRank;

    protected PeriodReadings(int intervalMs)
    {
        IntervalMs = intervalMs;
        Calibration = new Calibration();
    }

    /// <summary>Interval at which the channel is read.</summary>
    public int IntervalMs { get; }

    /// <summary>Zero and span that make values of what was read.</summary>
    public Calibration Calibration { get; set; }

    /// <summary>Lowest product among the normal and doubtful readings; meaningless when there is none.</summary>
    protected long Lowest { get; private set; }

    /// <summary>Highest product among them.</summary>
    protected long Highest { get; private set; }

    /// <summary>The statistics of a longer period, which take part; null without.</summary>
    protected ChannelStatistics Follower { get; private set; }

    /// <summary>Lets the statistics of a longer period take part.</summary>
    public void Follow(ChannelStatistics statistics) => Follower = statistics;

    public void Add(long product, QualityReason reason)
    {
        counts[(int)reason]++;
        int slot = NormalSlot;
        if (reason != QualityReason.None)
        {
            slot = Quality.IsDoubt(reason) ? DoubtfulSlot : SpoiltSlot;
            if (slot == SpoiltSlot && !IsForemost(reason))
            {
                return;
            }
        }

        if (slot != SpoiltSlot)
        {
            Stretch(product, counts[ValueCounts + NormalSlot] + counts[ValueCounts + DoubtfulSlot] == 0);
        }

        counts[ValueCounts + slot]++;
        Collect(product, slot);
    }

    public void AddFailure(QualityReason reason) => counts[(int)reason]++;

    /// <summary>Puts value, flag and reason of the period into a column of the record and starts anew.</summary>
    public void Conclude(PeriodRecord record, int column)
    {
        QualityReason reason = Verdict(SamplingPeriod.ExpectedReadings(record.LengthMs, IntervalMs));
        record.Reasons[column] = reason;
        record.Flags[column] = Quality.FlagOf(reason);
        record.Values[column] = ValueFor(reason);
        if (Follower != null)
        {
            Follower.CountMinute(reason);
            if (Usable > 0)
            {
                Feed(Follower, Usable);
            }
        }

        Clear();
    }

    /// <summary>Forgets the current period.</summary>
    public void Clear()
    {
        Array.Clear(counts, 0, counts.Length);
        spoiltRank = NoRank;
        Forget();
    }

    /// <summary>Adds a value to those of a slot.</summary>
    protected abstract void Collect(long product, int slot);

    /// <summary>The value of the <paramref name="count"/> readings in some slots, in stored units and calibrated.</summary>
    protected abstract int Value(int firstSlot, int lastSlot, int count);

    /// <summary>Gives the normal and doubtful readings of the minute to the statistics of a longer period.</summary>
    protected abstract void Feed(ChannelStatistics statistics, int count);

    /// <summary>Forgets the values of a slot.</summary>
    protected abstract void Forget(int slot);

    /// <summary>Normal and doubtful readings.</summary>
    private int Usable => counts[ValueCounts + NormalSlot] + counts[ValueCounts + DoubtfulSlot];

    private void Forget()
    {
        for (int slot = 0; slot < SlotCount; slot++)
        {
            Forget(slot);
        }
    }

    private void Stretch(long product, bool isFirst)
    {
        if (isFirst || product < Lowest)
        {
            Lowest = product;
        }

        if (isFirst || product > Highest)
        {
            Highest = product;
        }
    }

    /// <summary>Only the readings of the foremost reason are kept: those of one that it outranks are dropped when it comes.</summary>
    private bool IsForemost(QualityReason reason)
    {
        int rank = Quality.RankOf(reason);
        if (rank < spoiltRank)
        {
            spoiltRank = rank;
            counts[ValueCounts + SpoiltSlot] = 0;
            Forget(SpoiltSlot);
        }

        return rank == spoiltRank;
    }

    private QualityReason Verdict(int expected)
    {
        int normal = counts[(int)QualityReason.None];
        return normal > 0 && normal * 4 >= expected * 3 ? QualityReason.None : Quality.Foremost(counts);
    }

    private int ValueFor(QualityReason reason)
    {
        int first = NormalSlot;
        int last = NormalSlot;
        if (Quality.IsDoubt(reason))
        {
            last = DoubtfulSlot;
        }
        else if (reason != QualityReason.None)
        {
            if (Quality.RankOf(reason) != spoiltRank)
            {
                return PeriodRecord.Missing;
            }

            first = SpoiltSlot;
            last = SpoiltSlot;
        }

        int count = 0;
        for (int slot = first; slot <= last; slot++)
        {
            count += counts[ValueCounts + slot];
        }

        return count > 0 ? Value(first, last, count) : PeriodRecord.Missing;
    }
}
