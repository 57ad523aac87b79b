using Station.Aggregation;
using Station.Benchmarks.Measures;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Tests.Measures;

/// <summary>Entropies that can be computed in the head.</summary>
public sealed class EntropyTests
{
    [Theory]
    [InlineData(new[] { 5, 5, 5, 5, 5 }, 0)]
    [InlineData(new[] { 0, 1, 2, 3, 4 }, 0)]
    [InlineData(new[] { 0, 1, 0, 1, 0 }, 1)]
    [InlineData(new[] { 0, 1, 3, 6, 10 }, 2)]
    [InlineData(new[] { 0, PeriodRecord.Missing, 1, 0, 1, 0 }, 1)]
    public void Of_one_column(int[] values, double bits) =>
        Assert.Equal(bits, Entropy.OfDifferences([new ChannelSeries(new Channel("x", "", 0), values)], values.Length), 9);

    [Fact]
    public void Of_several_columns_each_has_its_own()
    {
        ChannelSeries still = new(new Channel("a", "", 0), [5, 5, 5]);
        ChannelSeries moving = new(new Channel("b", "", 0), [0, 1, 0]);

        Assert.Equal(0.5, Entropy.OfDifferences([still, moving], 3), 9);
    }
}
