using Station.Measurement;

namespace Station.Aggregation;

/// <summary>Readings whose period value is the lowest or the highest of them, such as a gust of wind.</summary>
public sealed class ExtremeReadings : PeriodReadings
{
    private readonly long[] extremes = new long[SlotCount];
    private readonly bool[] hasExtreme = new bool[SlotCount];
    private readonly Scale scale;
    private readonly bool isMaximum;

    public ExtremeReadings(int intervalMs, Scale scale, bool isMaximum)
        : base(intervalMs)
    {
        this.scale = scale;
        this.isMaximum = isMaximum;
    }

    protected override void Collect(long product, int slot)
    {
        if (!hasExtreme[slot] || (isMaximum ? product > extremes[slot] : product < extremes[slot]))
        {
            extremes[slot] = product;
            hasExtreme[slot] = true;
        }
    }

    protected override int Value(int firstSlot, int lastSlot, int count)
    {
        int chosen = hasExtreme[firstSlot] ? firstSlot : lastSlot;
        for (int slot = chosen + 1; slot <= lastSlot; slot++)
        {
            bool isBeyond = isMaximum ? extremes[slot] > extremes[chosen] : extremes[slot] < extremes[chosen];
            chosen = hasExtreme[slot] && isBeyond ? slot : chosen;
        }

        return Calibration.Apply(extremes[chosen] + (long)scale.Offset * scale.Denominator, scale.Denominator);
    }

    protected override void Feed(ChannelStatistics statistics, int count) => statistics.Add(0, count, Lowest, Highest);

    protected override void Forget(int slot) => hasExtreme[slot] = false;
}
