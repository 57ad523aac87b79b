using Station.Measurement;

namespace Station.Aggregation;

/// <summary>Readings of one channel whose period value is the lowest or the highest of them, such as a gust of wind.</summary>
public sealed class ExtremeValues : PeriodValues
{
    private readonly long[] extremes = new long[SlotCount];
    private readonly bool[] hasExtreme = new bool[SlotCount];
    private readonly Scale scale;
    private readonly bool isMaximum;

    public ExtremeValues(Scale scale, bool isMaximum)
    {
        this.scale = scale;
        this.isMaximum = isMaximum;
    }

    public override void Collect(int channel, long product, int slot)
    {
        if (!hasExtreme[slot] || (isMaximum ? product > extremes[slot] : product < extremes[slot]))
        {
            extremes[slot] = product;
            hasExtreme[slot] = true;
        }
    }

    public override int Value(int channel, int firstSlot, int lastSlot, int count, Calibration calibration)
    {
        int chosen = hasExtreme[firstSlot] ? firstSlot : lastSlot;
        for (int slot = chosen + 1; slot <= lastSlot; slot++)
        {
            bool isBeyond = isMaximum ? extremes[slot] > extremes[chosen] : extremes[slot] < extremes[chosen];
            chosen = hasExtreme[slot] && isBeyond ? slot : chosen;
        }

        return calibration.Apply(extremes[chosen] + (long)scale.Offset * scale.Denominator, scale.Denominator);
    }

    public override void Feed(int channel, PeriodStatistics statistics, int count, long lowest, long highest) => statistics.Add(channel, 0, count, lowest, highest);

    public override void Forget(int channel, int slot) => hasExtreme[slot] = false;
}
