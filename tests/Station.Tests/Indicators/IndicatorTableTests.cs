using Station.Hal;
using Station.Indicators;
using Xunit;

namespace Station.Tests.Indicators;

public sealed class IndicatorTableTests
{
    private const int ShortestVisibleMs = 80;

    /// <summary>Two lights that differ by a third of the time they are lit are told apart at a glance, others by counting flashes.</summary>
    private const int VisibleDifferenceMs = 1_000;

    private readonly IndicatorTable table = new();

    [Fact]
    public void Every_state_has_its_row_in_the_order_of_urgency()
    {
        Assert.Equal(Enum.GetValues<StationState>(), Enumerable.Range(0, table.Count).Select(i => table[i].State));
    }

    [Fact]
    public void Every_rhythm_repeats_within_three_seconds_and_has_no_part_too_short_to_see()
    {
        for (int i = 0; i < table.Count; i++)
        {
            Rhythm rhythm = table[i].Rhythm;
            Assert.InRange(rhythm.PeriodMs, 1, Rhythm.PeriodLimitMs);
            Assert.Equal(0, Rhythm.PeriodLimitMs % rhythm.PeriodMs);
            for (int atMs = 0; atMs < rhythm.PeriodMs;)
            {
                rhythm.IsOnAt(atMs, out int remainingMs);
                Assert.True(remainingMs >= ShortestVisibleMs);
                atMs += remainingMs;
            }
        }
    }

    [Fact]
    public void On_each_LED_three_seconds_from_any_moment_tell_all_rhythms_apart()
    {
        foreach (IndicatorName led in Enum.GetValues<IndicatorName>())
        {
            var looks = Enumerable.Range(0, table.Count).Where(i => table[i].Indicator == led).Select(i => Look(table[i].Rhythm)).ToArray();
            for (int i = 0; i < looks.Length; i++)
            {
                for (int j = i + 1; j < looks.Length; j++)
                {
                    bool apart = looks[i].Flashes != looks[j].Flashes || Math.Abs(looks[i].LitMs - looks[j].LitMs) >= VisibleDifferenceMs;
                    Assert.True(apart, $"{led}: {looks[i]} and {looks[j]}");
                }
            }
        }
    }

    [Fact]
    public void All_is_well_looks_the_same_on_all_three()
    {
        StationState[] well = [StationState.Running, StationState.SensorsMeasuring, StationState.UplinkOnline];
        Assert.Single(well.Select(state => Look(table[(int)state].Rhythm)).Distinct());
    }

    /// <summary>What is seen in three seconds does not depend on when one begins to look, since every rhythm fits into them a whole number of times.</summary>
    private static (int Flashes, int LitMs) Look(Rhythm rhythm)
    {
        int flashes = 0;
        int litMs = 0;
        bool before = rhythm.IsOnAt(Rhythm.PeriodLimitMs - 1, out _);
        for (int atMs = 0; atMs < Rhythm.PeriodLimitMs; atMs++)
        {
            bool on = rhythm.IsOnAt(atMs, out _);
            flashes += on && !before ? 1 : 0;
            litMs += on ? 1 : 0;
            before = on;
        }

        return (flashes, litMs);
    }
}
