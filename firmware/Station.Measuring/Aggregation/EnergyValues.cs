using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// Sound levels of one channel, whose period value is the equivalent level: 10 lg of the mean of 10^(L/10) (HJ 906-2017). Stored units are
/// 0.1 dB. A calibration moves levels by its zero; its span is 1.
/// </summary>
public sealed class EnergyValues : PeriodValues
{
    /// <summary>One a slot, made with its first level.</summary>
    private readonly EnergySum[] sums = new EnergySum[SlotCount];

    private readonly Scale scale;
    private readonly EnergySum scratch;
    private readonly LevelStatistics period;

    /// <param name="scale">From products to stored units.</param>
    /// <param name="scratch">What normal and doubtful readings are put together in, for a moment.</param>
    /// <param name="period">The levels of a longer period, which take part; null without.</param>
    public EnergyValues(Scale scale, EnergySum scratch, LevelStatistics period)
    {
        this.scale = scale;
        this.scratch = scratch;
        this.period = period;
    }

    public override void Collect(int channel, long product, int slot)
    {
        int level = (int)HalfEven.Divide(product, scale.Denominator) + scale.Offset;
        SumOf(slot).Add(level);
        if (slot != SpoiltSlot && period != null)
        {
            period.Add(level);
        }
    }

    public override int Value(int channel, int firstSlot, int lastSlot, int count, Calibration calibration)
    {
        EnergySum sum = SumOf(firstSlot);
        if (lastSlot > firstSlot)
        {
            scratch.Clear();
            scratch.Add(sum);
            scratch.Add(SumOf(lastSlot));
            sum = scratch;
        }

        return sum.EquivalentLevel(count) - calibration.Zero;
    }

    /// <summary>Levels have been given one by one.</summary>
    public override void Feed(int channel, PeriodStatistics statistics, int count, long lowest, long highest)
    {
    }

    public override void Forget(int channel, int slot)
    {
        if (sums[slot] != null)
        {
            sums[slot].Clear();
        }
    }

    private EnergySum SumOf(int slot)
    {
        if (sums[slot] == null)
        {
            sums[slot] = scratch.CreateEmpty();
        }

        return sums[slot];
    }
}
