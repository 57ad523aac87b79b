using Station.Indicators;
using Station.Simulator.Lamps;
using Station.Texts;
using Xunit;

namespace Station.Tests.Indicators;

/// <summary>The LED table as data, and the order of its rows.</summary>
public sealed class LampTableTests
{
    [Fact]
    public void The_rows_are_those_of_the_firmware_and_play_the_same_rhythm()
    {
        var table = new IndicatorTable();
        Assert.Equal(table.Count, LampTable.Rows.Count);
        foreach (LampRow row in LampTable.Rows)
        {
            IndicatorRow source = table[row.Place - 1];
            Assert.Equal((source.Indicator, source.Rhythm.PeriodMs), (row.Led, row.PeriodMs));
            int atMs = 0;
            foreach (LampPart part in row.Rhythm)
            {
                Assert.All(Enumerable.Range(atMs, part.LengthMs), ms => Assert.Equal(part.IsLit, source.Rhythm.IsOnAt(ms, out _)));
                atMs += part.LengthMs;
            }

            Assert.All(Enum.GetValues<Language>(), language => Assert.All([row.LedIn(language), row.MeaningIn(language), row.RemedyIn(language)], text => Assert.NotEqual("", text)));
        }
    }

    /// <summary>Whoever deals with the rows from the top down never waits, and never looks at what is well, while something is left to do.</summary>
    [Fact]
    public void What_is_to_be_done_stands_before_what_is_to_be_waited_for_and_that_before_what_is_well()
    {
        int[] kinds = [.. LampTable.Rows.Select(row => row.IsToDo ? 0 : row.Remedy == TextKey.WaitRemedy ? 1 : 2)];
        Assert.Equal(kinds.Order(), kinds);
    }

    /// <summary>What must be dealt with at once, before any counting of flashes, flickers; each LED has one such state at most, its first.</summary>
    [Fact]
    public void The_first_state_of_each_LED_alone_flickers()
    {
        foreach (IGrouping<Hal.IndicatorName, LampRow> led in LampTable.Rows.GroupBy(row => row.Led))
        {
            Assert.Equal([led.First().Place], led.Where(row => row.PeriodMs < Rhythm.PeriodLimitMs).Select(row => row.Place));
        }
    }
}
