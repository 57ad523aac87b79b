using Station.Aggregation;
using Station.Benchmarks.Measures;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Tests.Series;

/// <summary>Made series and what is derived from series.</summary>
public sealed class ReferenceStationTests
{
    [Fact]
    public void Made_series_are_the_same_each_time_and_stay_within_their_bounds()
    {
        ChannelSeries[] series = ReferenceStation.Generate();

        Assert.Equal(12, series.Length);
        Assert.All(series.Zip(ReferenceStation.Generate()), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
        Assert.All(series.Zip(ReferenceChannel.All), pair =>
        {
            Assert.InRange(pair.First.Values.Min(), pair.Second.Generated.Least, pair.Second.Generated.Most);
            Assert.InRange(pair.First.Values.Max(), pair.Second.Generated.Least, pair.Second.Generated.Most);
        });
    }

    [Fact]
    public void Made_series_are_as_restless_as_measured_ones()
    {
        double bits = Entropy.OfDifferences(ReferenceStation.Generate(), 20 * 1440);

        // Measured series come to 3.7 bits a value.
        Assert.InRange(bits, 3.4, 4.1);
    }

    [Fact]
    public void Ten_minutes_become_mean_least_greatest_and_count()
    {
        int gap = PeriodRecord.Missing;
        var minutes = new ChannelSeries(new Channel("x", "mm", 0), [1, 2, 3, 4, 5, 6, 7, 8, gap, gap, gap, gap, gap, gap, gap, gap, gap, gap, gap, gap, 9]);

        ChannelSeries[] series = TenMinuteStatistics.Of([minutes]);

        Assert.Equal(["x-Avg", "x-Min", "x-Max", "x-Cou"], series.Select(one => one.Channel.Name));
        Assert.Equal([[4, gap], [1, gap], [8, gap], [8, 0]], series.Select(one => one.Values));
    }

    [Fact]
    public void Each_series_begins_again_at_its_own_end()
    {
        var workload = new Workload([new(new("a", "", 0), [1, 2]), new(new("b", "", 0), [1, 2, PeriodRecord.Missing])], 60);
        PeriodRecord record = workload.CreateRecord();

        workload.Fill(record, 5, 300_000);

        Assert.Equal([2, PeriodRecord.Missing], record.Values);
        Assert.Equal([0, 7], record.Flags.Select(flag => (int)flag));
        Assert.Equal(300_000, record.StartUptimeMs);
    }
}
