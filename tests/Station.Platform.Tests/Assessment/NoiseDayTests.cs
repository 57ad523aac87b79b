using Station.Platform.Assessment;
using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests.Assessment;

/// <summary>From sealed records to a day of noise.</summary>
public sealed class NoiseDayTests
{
    private static readonly (string, int, string, int, int) Level = ("LA", 6, "dB", -1, 0);
    private static readonly (string, int, string, int, int) Highest = ("LA", 12, "dB", -1, 0);

    [Fact]
    public void Day_night_and_day_night_level_against_the_zone()
    {
        using var day = Scripted(623, 548);

        var noise = day.Assess("2").Noise!;

        Assert.Equal((62.3m, 54.8m, 63.3m), (noise.Day, noise.Night, noise.DayNight));
        Assert.Equal((16, 8), (noise.ValidDayHours, noise.ValidNightHours));
        Assert.Equal((60, 50), (noise.Zone!.Zone.Day, noise.Zone.Zone.Night));
        Assert.Equal((false, false, null), (noise.Zone.MeetsDay, noise.Zone.MeetsNight, noise.Zone.MeetsNightMaximum));
    }

    /// <summary>A level equal to the limit keeps it; 4a and 4b differ at night.</summary>
    [Theory]
    [InlineData("0", 500, 400, true, true)]
    [InlineData("1", 551, 450, false, true)]
    [InlineData("2", 600, 501, true, false)]
    [InlineData("3", 650, 550, true, true)]
    [InlineData("4a", 700, 560, true, false)]
    [InlineData("4b", 700, 560, true, true)]
    public void Each_zone_has_its_limits(string zone, int dayLevel, int nightLevel, bool meetsDay, bool meetsNight)
    {
        using var day = Scripted(dayLevel, nightLevel);

        var finding = day.Assess(zone).Noise!.Zone!;

        Assert.Equal((meetsDay, meetsNight), (finding.MeetsDay, finding.MeetsNight));
    }

    /// <summary>Minutes are combined by energy: 30 of 50.1 and 30 of 70.1 dB are 67.1, not 60.1.</summary>
    [Fact]
    public void An_hour_is_the_energy_mean_of_its_minutes()
    {
        using var day = new ScriptedDay(Level);
        day.Anchored().Periods(0, 60, 60, minute => [new(minute < 30 ? 501 : 701)]);

        Assert.Equal(67.1m, day.Assess().Noise!.Hours[0]);
    }

    [Theory]
    [InlineData(650, true)]
    [InlineData(651, false)]
    public void The_highest_level_at_night_may_exceed_the_limit_by_15(int highest, bool meets)
    {
        using var day = new ScriptedDay(Level, Highest);
        day.Anchored().Hours(2, 1, new TestCell(400), new TestCell(highest)).Hours(12, 1, new TestCell(400), new TestCell(999));

        var noise = day.Assess("2").Noise!;

        Assert.Equal((highest / 10m, meets), (noise.NightMaximum, noise.Zone!.MeetsNightMaximum));
    }

    /// <summary>Hours have columns of their own, in another order and number than minutes.</summary>
    [Fact]
    public void An_hour_record_is_read_by_the_columns_of_hours()
    {
        using var day = new ScriptedDay(("a34004", 1, "ug/m3", 0, 0), Level);
        day.Write(day.Script.Events((2, TestEvents.ContextOf(
            2, 0, [("a34004", 1, "ug/m3", 0, 0), Level], [(1, 12, "dB", -1), (1, 6, "dB", -1), (0, 4, "min", 0), (0, 1, "ug/m3", 0)]))));
        day.Script.Context = 2;
        day.Anchored().Periods(0, 1, 3600, _ => [new(799), new(501), new(60), new(33)]);

        var assessment = day.Assess();

        Assert.Equal((79.9m, 50.1m), (assessment.Noise!.NightMaximum!.Value, assessment.Noise.Hours[0]!.Value));
        Assert.Equal((Fraction?)33, assessment.Air!.Pollutants.Single().HourMeans[0]);
        Assert.Empty(assessment.LeftOut);
    }

    [Theory]
    [InlineData(6, 12, true, false)]
    [InlineData(6, 11, false, false)]
    [InlineData(0, 6, false, true)]
    [InlineData(1, 5, false, false)]
    public void Too_few_hours_have_no_level(int first, int hours, bool hasDay, bool hasNight)
    {
        using var day = new ScriptedDay(Level);
        day.Anchored().Hours(first, hours, new TestCell(500));

        var noise = day.Assess("2").Noise!;

        Assert.Equal((hasDay, hasNight), (noise.Day is not null, noise.Night is not null));
        Assert.Null(noise.DayNight);
        Assert.Equal(hasDay ? true : null, noise.Zone!.MeetsDay);
    }

    [Fact]
    public void Without_a_zone_nothing_is_judged_and_without_a_level_there_is_no_noise()
    {
        using var day = Scripted(500, 400);
        using var other = new ScriptedDay(("a01001", 1, "C", -1, 0));
        other.Anchored().Hours(0, 1, new TestCell(200));

        Assert.Null(day.Assess().Noise!.Zone);
        Assert.Null(other.Assess("2").Noise);
        Assert.Null(other.Assess().Air);
    }

    private static ScriptedDay Scripted(int dayLevel, int nightLevel)
    {
        var day = new ScriptedDay(Level);
        return day.Anchored()
            .Hours(0, 6, new TestCell(nightLevel)).Hours(6, 16, new TestCell(dayLevel)).Hours(22, 2, new TestCell(nightLevel));
    }
}
