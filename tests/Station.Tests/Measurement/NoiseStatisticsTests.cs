using Station.Aggregation;
using Station.Measurement;
using Xunit;

namespace Station.Tests.Measurement;

/// <summary>Statistics of sound from a histogram, against published values and floating point.</summary>
public sealed class NoiseStatisticsTests
{
    /// <summary>Of a hundred levels in falling order the 5th, 10th, 50th ... are L5, L10, L50 ... (GB 3096).</summary>
    [Fact]
    public void Of_a_hundred_levels_the_tenth_loudest_is_L10()
    {
        var histogram = new LevelHistogram(300);
        for (int level = 401; level <= 500; level++)
        {
            histogram.Add(level);
        }

        Assert.Equal([496, 491, 451, 411, 406], new[] { 5, 10, 50, 90, 95 }.Select(histogram.Exceeded));
        Assert.Equal((500, 401, 100), (histogram.Highest, histogram.Lowest, histogram.Count));
        Assert.Equal(29, histogram.Deviation()); // 2.9011 dB
    }

    [Theory]
    [InlineData(600, 500, 600)]
    [InlineData(550, 450, 550)]
    [InlineData(623, 548, 633)] // 63.3017
    public void A_day_night_level_counts_nights_10_dB_more(int day, int night, int expected) =>
        Assert.Equal(expected, DayLevels.DayNight(new EnergySum(), day, night));

    [Fact]
    public void Hours_agree_with_floating_point()
    {
        var random = new Random(5);
        for (int hour = 0; hour < 200; hour++)
        {
            int[] levels = [.. Enumerable.Range(0, 1 + random.Next(3_600)).Select(_ => 300 + random.Next(1 + random.Next(990)))];
            var histogram = new LevelHistogram(300);
            var energy = new EnergySum();
            foreach (int level in levels)
            {
                histogram.Add(level);
            }

            histogram.AddTo(energy);
            int[] falling = [.. levels.OrderDescending()];
            foreach (int percent in new[] { 5, 10, 50, 90, 95 })
            {
                Assert.Equal(falling[((levels.Length * percent) + 99) / 100 - 1], histogram.Exceeded(percent));
            }

            double mean = levels.Average();
            double deviation = levels.Length < 2 ? 0 : Math.Sqrt(levels.Sum(level => (level - mean) * (level - mean)) / (levels.Length - 1));
            Assert.InRange(histogram.Deviation() - deviation, -0.5000001, 0.5000001);
            double exact = 100 * Math.Log10(levels.Average(level => Math.Pow(10, level / 100.0)));
            Assert.InRange(energy.EquivalentLevel(levels.Length) - exact, -0.5000001, 0.5000001);
        }
    }

    [Theory]
    [InlineData(3_600)]
    [InlineData(28_800)]
    [InlineData(90_000)]
    public void A_long_time_of_equal_levels_gives_that_level_at_either_end_of_the_range(int count)
    {
        foreach (int level in new[] { 0, 300, 674, 1_300, 1_499 })
        {
            var sum = new EnergySum();
            sum.Add(level, count);
            Assert.Equal(level, sum.EquivalentLevel(count));
        }
    }

    [Fact]
    public void One_loud_second_in_an_hour_is_heard()
    {
        var sum = new EnergySum();
        sum.Add(300, 3_599);
        sum.Add(1_300, 1);
        Assert.Equal(944, sum.EquivalentLevel(3_600)); // 94.437
    }

    /// <summary>Levels of periods are put together by energy and number: the mean of 50 and 70 dB is 67.04, not 60.</summary>
    [Fact]
    public void Periods_are_combined_by_energy()
    {
        var quiet = new EnergySum();
        quiet.Add(501, 30);
        var loud = new EnergySum();
        loud.Add(701, 30);
        quiet.Add(loud);
        Assert.Equal(671, quiet.EquivalentLevel(60)); // 67.1329
    }

    [Fact]
    public void What_lies_outside_a_histogram_counts_at_its_side()
    {
        var histogram = new LevelHistogram(300);
        foreach (int level in new[] { 250, 1_400, 500 })
        {
            histogram.Add(level);
        }

        Assert.Equal((1_400, 250, 500), (histogram.Highest, histogram.Lowest, histogram.Exceeded(50)));
    }
}
