using Station.Measurement;

namespace Station.Aggregation;

/// <summary>Readings whose period value is their arithmetic mean, rounded once, half to even.</summary>
public sealed class MeanReadings : PeriodReadings
{
    private readonly long[] sums = new long[SlotCount];
    private readonly Scale scale;

    public MeanReadings(int intervalMs, Scale scale)
        : base(intervalMs)
    {
        this.scale = scale;
    }

    protected override void Collect(long product, int slot) => sums[slot] += product;

    protected override int Value(int firstSlot, int lastSlot, int count)
    {
        long sum = sums[firstSlot];
        for (int slot = firstSlot + 1; slot <= lastSlot; slot++)
        {
            sum += sums[slot];
        }

        long divisor = (long)scale.Denominator * count;
        return Calibration.Apply(sum + scale.Offset * divisor, divisor);
    }

    protected override void Feed(ChannelStatistics statistics, int count) =>
        statistics.Add(sums[NormalSlot] + sums[DoubtfulSlot], count, Lowest, Highest);

    protected override void Forget(int slot) => sums[slot] = 0;
}
