using Station.Measurement;

namespace Station.Aggregation;

/// <summary>Readings of which only the number is kept.</summary>
public sealed class CountValues : PeriodValues
{
    public override void Collect(int channel, long product, int slot)
    {
    }

    public override int Value(int channel, int firstSlot, int lastSlot, int count, Calibration calibration) => count;

    public override void Feed(int channel, PeriodStatistics statistics, int count, long lowest, long highest) => statistics.Add(channel, count, 1, count, count);

    public override void Forget(int channel, int slot)
    {
    }
}
