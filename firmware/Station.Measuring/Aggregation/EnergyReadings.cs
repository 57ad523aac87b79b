using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// Sound levels, whose period value is the equivalent level: 10 lg of the mean of 10^(L/10) (HJ 906-2017). Stored units are
/// 0.1 dB. A calibration moves levels by its zero; its span is 1.
/// </summary>
public sealed class EnergyReadings : PeriodReadings
{
    /// <summary>One a slot, made with its first level.</summary>
    private readonly EnergySum[] sums = new EnergySum[SlotCount];

    private readonly long[] mantissas;

    /// <summary>Made when normal and doubtful readings are put together for the first time.</summary>
    private EnergySum merged;

    private readonly Scale scale;

    /// <param name="intervalMs">Interval at which the channel is read.</param>
    /// <param name="scale">From products to stored units.</param>
    /// <param name="mantissas">The table of energies, see <see cref="EnergySum.CreateMantissas"/>.</param>
    public EnergyReadings(int intervalMs, Scale scale, long[] mantissas)
        : base(intervalMs)
    {
        this.scale = scale;
        this.mantissas = mantissas;
    }

    protected override void Collect(long product, int slot)
    {
        int level = (int)HalfEven.Divide(product, scale.Denominator) + scale.Offset;
        SumOf(slot).Add(level);
        if (slot != SpoiltSlot)
        {
            if (Follower != null)
            {
                Follower.AddLevel(level);
            }
        }
    }

    protected override int Value(int firstSlot, int lastSlot, int count)
    {
        EnergySum sum = SumOf(firstSlot);
        if (lastSlot > firstSlot)
        {
            merged = merged ?? new EnergySum(mantissas);
            merged.Clear();
            merged.Add(SumOf(firstSlot));
            merged.Add(SumOf(lastSlot));
            sum = merged;
        }

        return sum.EquivalentLevel(count) - Calibration.Zero;
    }

    protected override void Feed(ChannelStatistics statistics, int count)
    {
    }

    protected override void Forget(int slot)
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
            sums[slot] = new EnergySum(mantissas);
        }

        return sums[slot];
    }
}
