using Station.Aggregation;
using Xunit;

namespace Station.Tests.Measurement;

/// <summary>Equivalent levels in integers, against known values and against floating point.</summary>
public sealed class EnergyMeanTests
{
    [Theory]
    [InlineData(new[] { 600, 700 }, 674)] // 67.4036
    [InlineData(new[] { 500, 500, 500, 800 }, 740)] // 73.9924
    [InlineData(new[] { 536 }, 536)]
    [InlineData(new[] { 0, 1_300 }, 1_270)] // 126.9897
    [InlineData(new[] { 1_499, 1_499 }, 1_499)]
    public void Known_levels(int[] levels, int expected) => Assert.Equal(expected, Mean(levels));

    [Fact]
    public void Half_a_minute_each_of_two_levels()
    {
        int[] levels = [.. Enumerable.Repeat(501, 30), .. Enumerable.Repeat(701, 30)];
        Assert.Equal(671, Mean(levels)); // 67.1329
    }

    [Fact]
    public void Equal_levels_give_themselves_at_any_count()
    {
        for (int level = 0; level <= EnergySum.HighestLevel; level++)
        {
            Assert.Equal(level, Mean(Enumerable.Repeat(level, 1 + level % 90).ToArray()));
        }
    }

    [Fact]
    public void Random_minutes_agree_with_floating_point()
    {
        var random = new Random(11);
        for (int minute = 0; minute < 20_000; minute++)
        {
            int[] levels = new int[1 + random.Next(90)];
            int spread = 1 + random.Next(1_000);
            for (int i = 0; i < levels.Length; i++)
            {
                levels[i] = 250 + random.Next(spread);
            }

            double exact = 100 * Math.Log10(levels.Average(level => Math.Pow(10, level / 100.0)));
            if (Math.Abs(exact - Math.Floor(exact) - 0.5) > 1e-9)
            {
                Assert.Equal((int)Math.Round(exact), Mean(levels));
            }
        }
    }

    private static int Mean(int[] levels)
    {
        var sum = new EnergySum();
        foreach (int level in levels)
        {
            sum.Add(level);
        }

        return sum.EquivalentLevel(levels.Length);
    }
}
