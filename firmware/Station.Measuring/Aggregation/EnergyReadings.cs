using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// Sound levels, whose period value is the equivalent level: 10 lg of the mean of 10^(L/10) (HJ 906-2017). Stored units are
/// 0.1 dB. A calibration moves levels by its zero; its span is 1.
/// </summary>
public sealed class EnergyReadings : PeriodReadings
{
    private readonly EnergySum[] sums = new EnergySum[SlotCount];
    private readonly EnergySum merged;
    private readonly Scale scale;

    /// <param name="intervalMs">Interval at which the channel is read.</param>
    /// <param name="scale">From products to stored units.</param>
    /// <param name="mantissas">The table of energies, see <see cref="EnergySum.CreateMantissas"/>.</param>
    public EnergyReadings(int intervalMs, Scale scale, long[] mantissas)
        : base(intervalMs)
    {
        this.scale = scale;
        merged = new EnergySum(mantissas);
        for (int slot = 0; slot < sums.Length; slot++)
        {
            sums[slot] = new EnergySum(mantissas);
        }
    }

    protected override void Collect(long product, int slot)
    {
        int level = (int)HalfEven.Divide(product, scale.Denominator) + scale.Offset;
        sums[slot].Add(level);
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
        EnergySum sum = sums[firstSlot];
        if (lastSlot > firstSlot)
        {
            merged.Clear();
            merged.Add(sums[firstSlot]);
            merged.Add(sums[lastSlot]);
            sum = merged;
        }

        return sum.EquivalentLevel(count) - Calibration.Zero;
    }

    protected override void Feed(ChannelStatistics statistics, int count)
    {
    }

    protected override void Forget(int slot) => sums[slot].Clear();
}
