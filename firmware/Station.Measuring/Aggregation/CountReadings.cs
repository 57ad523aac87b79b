namespace Station.Aggregation;

/// <summary>Readings of which only the number is kept.</summary>
public sealed class CountReadings : PeriodReadings
{
    public CountReadings(int intervalMs)
        : base(intervalMs)
    {
    }

    protected override void Collect(long product, int slot)
    {
    }

    protected override int Value(int firstSlot, int lastSlot, int count) => count;

    protected override void Feed(ChannelStatistics statistics, int count) => statistics.Add(count, 1, count, count);

    protected override void Forget(int slot)
    {
    }
}
