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

    private static readonly ChannelStatistics[] NoFollowers = new ChannelStatistics[0];

    private readonly int[] counts = new int[Quality.ReasonCount];
    private readonly int[] valueCounts = new int[SlotCount];
    private int spoiltRank = NoRank;
    private ChannelStatistics[] followers = NoFollowers;

    protected PeriodReadings(int intervalMs)
    {
        IntervalMs = intervalMs;
    }

    /// <summary>Interval at which the channel is read.</summary>
    public int IntervalMs { get; }

    /// <summary>Zero and span that make values of what was read.</summary>
    public Calibration Calibration { get; set; } = new Calibration();

    /// <summary>Lowest product among the normal and doubtful readings; meaningless when there is none.</summary>
    protected long Lowest { get; private set; }

    /// <summary>Highest product among them.</summary>
    protected long Highest { get; private set; }

    protected ChannelStatistics[] Followers => followers;

    /// <summary>Lets the statistics of a longer period take part.</summary>
    public void Follow(ChannelStatistics statistics)
    {
        var longer = new ChannelStatistics[followers.Length + 1];
        followers.CopyTo(longer, 0);
        longer[followers.Length] = statistics;
        followers = longer;
    }

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
            Stretch(product);
        }

        valueCounts[slot]++;
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
        int usable = valueCounts[NormalSlot] + valueCounts[DoubtfulSlot];
        for (int i = 0; i < followers.Length; i++)
        {
            followers[i].CountMinute(reason);
            if (usable > 0)
            {
                Feed(followers[i], usable);
            }
        }

        Clear();
    }

    /// <summary>Forgets the current period.</summary>
    public void Clear()
    {
        Array.Clear(counts, 0, counts.Length);
        Array.Clear(valueCounts, 0, valueCounts.Length);
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

    private void Forget()
    {
        for (int slot = 0; slot < SlotCount; slot++)
        {
            Forget(slot);
        }
    }

    private void Stretch(long product)
    {
        bool isFirst = valueCounts[NormalSlot] + valueCounts[DoubtfulSlot] == 0;
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
            valueCounts[SpoiltSlot] = 0;
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
            count += valueCounts[slot];
        }

        return count > 0 ? Value(first, last, count) : PeriodRecord.Missing;
    }
}
