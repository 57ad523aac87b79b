using Station.Platform.Assessment;
using Station.Platform.Errors;
using Station.Platform.Standards;
using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests.Assessment;

/// <summary>From sealed records to a day of air.</summary>
public sealed class AirDayTests
{
    private static readonly (string, int, string, int, int) Pm25 = ("a34004", 1, "ug/m3", 0, 0);
    private static readonly (string, int, string, int, int) Ozone = ("a05024", 1, "ug/m3", 0, 0);

    [Fact]
    public void A_whole_day_of_six_pollutants_in_the_units_that_stations_use()
    {
        using var day = new ScriptedDay(
            Pm25, ("a34002", 1, "ug/m3", 0, 0), ("a21026", 1, "ppb", 0, 0), ("a21004", 1, "mg/m3", -3, 0), ("a21005", 1, "ppm", -2, 0), Ozone);
        day.Anchored().Hours(0, 24, [.. new[] { 75, 150, 10, 45, 100, 161 }.Select(value => new TestCell(value))]);

        var assessment = day.Assess();

        Assert.Equal((1440, 1440), (assessment.Records, assessment.CountedRecords));
        Assert.Empty(assessment.LeftOut);
        var index = assessment.Air!.Index;
        Assert.Equal(
            ["so2 26 26", "no2 45 57", "co 1.1 28", "o3 161 101", "pm10 150 112", "pm25 75 114"],
            index.Parts.Select(part => FormattableString.Invariant($"{part.Pollutant.Token()} {part.Concentration} {part.Index}")));
        Assert.Equal((114, true), (index.Index, index.IsPublished));
        Assert.Equal([Pollutant.Pm25], index.Primary);
        Assert.Equal(["o3 8h 161", "pm10 24h 150", "pm25 24h 75"], Exceeded(assessment));
        Assert.All(assessment.Air.Hours, hour => Assert.Equal(114, hour.Index));
        Assert.Equal(
            ["air-index HJ633-2026", "air-limits GB3095-2026", "air-statistics GB3095"],
            assessment.Tables.Select(table => $"{table.Kind} {table.Head.Standard}").Order());
    }

    [Fact]
    public void Disputed_hours_do_not_count_and_are_named()
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored().Anchored(errorMs: 7_200_000).Hours(0, 24, new TestCell(60));

        var assessment = day.Assess();

        Assert.True(assessment.Records > 1_300);
        Assert.Equal((0, 0L), (assessment.CountedRecords, assessment.LargestUncertaintyMs));
        Assert.Equal(
            new LeftOut(null, "time disputed: the anchors of its boot contradict each other, or the arrival of its live copies does", assessment.Records),
            Assert.Single(assessment.LeftOut));
        Assert.Null(assessment.Air);
    }

    [Theory]
    [InlineData(44, 60, false)]
    [InlineData(45, 60, true)]
    [InlineData(60, 44, false)]
    [InlineData(60, 45, true)]
    public void An_hour_needs_45_minutes_of_sampling(int minutes, int validSeconds, bool valid)
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored().Periods(0, minutes, 60, _ => [new(10)], validSeconds);

        Assert.Equal(valid ? 1 : 0, PollutantOf(day).ValidHours);
    }

    [Theory]
    [InlineData(19, null)]
    [InlineData(20, 60)]
    public void A_day_needs_20_hours(int hours, int? mean)
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored().Hours(0, hours, new TestCell(60));

        Assert.Equal((Fraction?)mean, PollutantOf(day).DayMean);
    }

    /// <summary>12 hours of 60 and 12 of 61 are 60.5 in the mean, which the standard rounds to the even 60.</summary>
    [Theory]
    [InlineData(60, 61, 60, 100)]
    [InlineData(61, 62, 62, 102)]
    public void The_day_s_mean_is_rounded_half_to_even_before_it_is_judged(int low, int high, int rounded, int index)
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored().Hours(0, 12, new TestCell(low)).Hours(12, 12, new TestCell(high));

        var part = day.Assess().Air!.Index.Parts.Single(part => part.Pollutant == Pollutant.Pm25);

        Assert.Equal((rounded, index), (part.Concentration, part.Index));
    }

    /// <summary>Hours, not minutes, make the day: an hour of 45 minutes weighs as much as one of 60.</summary>
    [Fact]
    public void The_day_s_mean_is_that_of_the_hour_means()
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored().Periods(0, 45, 60, _ => [new(240)]).Hours(1, 23, new TestCell(0));

        Assert.Equal((Fraction)10, PollutantOf(day).DayMean);
    }

    [Fact]
    public void The_highest_eight_hours_are_a_sliding_mean_within_the_day()
    {
        using var day = new ScriptedDay(Ozone);
        day.Anchored();
        for (var hour = 0; hour < 24; hour++)
        {
            day.Hours(hour, 1, new TestCell(hour < 12 ? 10 * hour : 10 * (23 - hour)));
        }

        // The eight highest hours are 8 to 15: 80, 90, 100, 110, 110, 100, 90, 80.
        var ozone = PollutantOf(day);
        Assert.Equal((17, (Fraction)95, (Fraction)110), (ozone.EightHourMeans, ozone.HighestEightHours, ozone.HighestHour));
    }

    /// <summary>Hours from, how many, their value, and whether the day has a valid highest eight-hour mean.</summary>
    [Theory]
    [InlineData(0, 24, 100, 17, true)]
    [InlineData(0, 19, 100, 14, true)]
    [InlineData(0, 18, 100, 13, false)]
    [InlineData(0, 18, 160, 13, false)]
    [InlineData(0, 18, 161, 13, true)]
    [InlineData(0, 5, 500, 0, false)]
    public void Fourteen_eight_hour_means_are_needed_unless_the_limit_is_exceeded(int first, int hours, int value, int means, bool valid)
    {
        using var day = new ScriptedDay(Ozone);
        day.Anchored().Hours(first, hours, new TestCell(value));

        var ozone = PollutantOf(day);

        Assert.Equal((means, valid), (ozone.EightHourMeans, ozone.HighestEightHours is not null));
    }

    [Fact]
    public void Only_normal_values_count_and_the_others_are_named()
    {
        using var day = new ScriptedDay(Pm25, Ozone);
        day.Anchored().Periods(0, 60, 60, minute => minute switch
        {
            < 10 => [new(900, 4, 7), new(50)],
            < 15 => [new(null, 7, 2), new(50)],
            _ => [new(20), new(50)],
        });

        var assessment = day.Assess();

        Assert.Equal((Fraction)20, assessment.Air!.Pollutants.Single(item => item.Pollutant == Pollutant.Pm25).HourMeans[0]);
        Assert.Equal(
            [new LeftOut("a34004", "flag B: silence", 5), new LeftOut("a34004", "flag D: error reported by the instrument", 10)],
            assessment.LeftOut);
    }

    [Fact]
    public void A_provisional_record_does_not_count()
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored().Hours(3, 1, new TestCell(20));
        var block = day.Block(4L * ScriptedDay.HourMs, 1, 60, _ => [new TestCell(1)]);
        day.Write(new TestStation().Live(new TestLive(new TestPeriodRecord(day.Script.NextSequence - 1, 30L * ScriptedDay.HourMs, 60_000, 60, [new TestCell(1)])) { Boot = 1 }.ToPayload()));
        var provisional = day.Assess();
        day.Write(block);

        Assert.Equal((61, 60), (provisional.Records, provisional.CountedRecords));
        Assert.Equal("provisional: its block has not come", Assert.Single(provisional.LeftOut).Why);
        Assert.Equal((61, 61), (day.Assess().Records, day.Assess().CountedRecords));
    }

    [Fact]
    public void A_record_in_conflict_does_not_count_with_any_of_its_contents()
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored().Hours(0, 1, new TestCell(20));
        var again = new TestPeriodBlock(new TestHeader(), 60, [new TestPeriodRecord(day.Script.NextSequence - 1, (26L * ScriptedDay.HourMs) + (59 * 60_000), 60_000, 60, [new TestCell(21)])]);
        day.Write(day.Script.Seal(again));

        var assessment = day.Assess();

        Assert.Equal((61, 59), (assessment.Records, assessment.CountedRecords));
        Assert.Equal(new LeftOut(null, "conflict: its identity came with more than one content", 2), Assert.Single(assessment.LeftOut));
    }

    [Fact]
    public void Records_without_their_context_or_from_maintenance_do_not_count()
    {
        using var day = new ScriptedDay(maintenance: 1, Pm25);
        day.Anchored().Periods(0, 3, 60, _ => [new(20)]);
        day.Script.Context = 7;
        day.Periods(ScriptedDay.HourMs, 2, 60, _ => [new(20)]);

        Assert.Equal(
            [new LeftOut(null, "context missing: the meaning of its columns has not come", 2), new LeftOut(null, "maintenance", 3)],
            day.Assess().LeftOut);
    }

    [Fact]
    public void The_first_instrument_counts_and_a_unit_must_be_understood()
    {
        using var day = new ScriptedDay(("a34004", 1, "ug/m3", 0, 1), ("a34004", 1, "ug/m3", 0, 0), ("a34002", 1, "mmol", 0, 0));
        day.Anchored().Hours(0, 1, new TestCell(99), new TestCell(20), new TestCell(7));

        var assessment = day.Assess();

        Assert.Equal((Fraction)20, assessment.Air!.Pollutants.Single(item => item.Pollutant == Pollutant.Pm25).HourMeans[0]);
        Assert.Equal(
            [new LeftOut("a34002", "unit 'mmol': it cannot be converted", 60), new LeftOut("a34004", "instrument 1: the first one counts", 60)],
            assessment.LeftOut);
    }

    /// <summary>Minutes, valid seconds and flag of an hour record of 30 beside minutes of 20, and which of the two makes the hour.</summary>
    [Theory]
    [InlineData(60, 3600, 0, 30)]
    [InlineData(46, 3600, 0, 30)]
    [InlineData(0, 3600, 0, 30)]
    [InlineData(60, 1800, 0, 20)]
    [InlineData(60, 3600, 4, 20)]
    [InlineData(44, 3600, 4, null)]
    [InlineData(44, 2699, 0, null)]
    public void What_covers_most_of_an_hour_makes_it_and_the_hour_record_goes_first(int minutes, int validSeconds, int flag, int? mean)
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored().Periods(0, 1, 3600, _ => [new(30, flag, flag == 0 ? 0 : 7)], validSeconds);
        if (minutes > 0)
        {
            day.Periods(0, minutes, 60, _ => [new(20)]);
        }

        Assert.Equal((Fraction?)mean, PollutantOf(day).HourMeans[0]);
    }

    [Fact]
    public void Records_of_two_lengths_are_not_mixed()
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored().Hours(0, 1, new TestCell(20)).Periods(0, 5, 600, _ => [new(50)]).Periods(ScriptedDay.HourMs, 6, 600, _ => [new(50)]);

        Assert.Equal([(Fraction)20, (Fraction)50], PollutantOf(day).HourMeans.Take(2));
    }

    /// <summary>The day is that of UTC+8, and a period belongs to the hour in which its middle lies.</summary>
    [Theory]
    [InlineData(-60_000, false)]
    [InlineData(-29_999, true)]
    [InlineData(0, true)]
    [InlineData(86_340_000, true)]
    [InlineData(86_370_000, false)]
    [InlineData(86_400_000, false)]
    public void A_minute_belongs_to_the_day_in_which_its_middle_lies(long atMs, bool counted)
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored().Periods(ScriptedDay.HourMs, 1, 60, _ => [new(20)]).Periods(atMs, 1, 60, _ => [new(20)]);

        Assert.Equal(counted ? 2 : 1, day.Assess().Records);
    }

    [Fact]
    public void An_hour_record_that_begins_a_moment_early_keeps_its_hour()
    {
        using var day = new ScriptedDay(Pm25);
        day.Anchored(errorMs: -15).Periods(5L * ScriptedDay.HourMs, 1, 3600, _ => [new(30)]);

        Assert.Equal((Fraction)30, PollutantOf(day).HourMeans[5]);
    }

    [Fact]
    public void A_day_without_records_is_told_apart_from_a_station_that_is_not_there()
    {
        using var day = new ScriptedDay(Pm25);
        day.Periods(0, 5, 60, _ => [new(20)]);

        var pending = Assert.Throws<PlatformException>(() => day.Assess());
        day.Anchored();
        var other = Assert.Throws<PlatformException>(() => day.Assess(day: new LocalDay(new DateOnly(2026, 11, 22))));
        var station = Assert.Throws<PlatformException>(() => day.Assess(number: 7));

        Assert.Equal("no-records", pending.Token);
        Assert.Contains("5 of its records have no time yet", pending.Happened);
        Assert.Equal("no-records", other.Token);
        Assert.Contains("2026-11-22", other.Happened);
        Assert.Equal("station-unknown", station.Token);
        Assert.Equal(5, day.Assess().Records);
    }

    [Theory]
    [InlineData("2026-02-28", 100, 0)]
    [InlineData("2026-03-01", 114, 1)]
    [InlineData("2031-01-01", 114, 1)]
    [InlineData("2018-08-31", null, null)]
    public void The_day_s_date_decides_by_which_tables_it_is_judged(string date, int? index, int? exceeded)
    {
        using var day = new ScriptedDay(Pm25) { Day = new LocalDay(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)) };
        day.Anchored().Hours(0, 24, new TestCell(75));

        var air = day.Assess().Air;

        Assert.Equal(index, air?.Index.Index);
        Assert.Equal(exceeded, air?.Limits.Count(limit => limit.MeetsGradeTwo == false));
    }

    /// <summary>Random minutes with random gaps and flags against means in plain decimal arithmetic.</summary>
    [Fact]
    public void Means_agree_with_an_independent_computation()
    {
        var random = new Random(7);
        (int Value, bool Normal)[][] hours = [.. Enumerable.Range(0, 24).Select(hour => Enumerable.Range(0, 60)
            .Select(_ => (random.Next(0, 2000), random.Next(60) < (hour % 4 == 0 ? 44 : 58))).ToArray())];
        using var day = new ScriptedDay(("a05024", 1, "ug/m3", -1, 0));
        day.Anchored();
        for (var hour = 0; hour < hours.Length; hour++)
        {
            day.Periods(hour * (long)ScriptedDay.HourMs, 60, 60, minute =>
                [hours[hour][minute].Normal ? new(hours[hour][minute].Value) : new(hours[hour][minute].Value, 6, 4)]);
        }

        decimal?[] expected = [.. hours.Select(minutes => minutes.Where(minute => minute.Normal).ToArray())
            .Select(normal => normal.Length >= 45 ? normal.Sum(minute => minute.Value) / 10m / normal.Length : (decimal?)null)];
        decimal[] windows = [.. Enumerable.Range(0, 17).Select(first => expected[first..(first + 8)].OfType<decimal>().ToArray())
            .Where(window => window.Length >= 6).Select(window => window.Average())];

        var ozone = PollutantOf(day);
        Assert.Contains(null, expected);
        Assert.Equal(expected.Select(Rounded), ozone.HourMeans.Select(mean => mean?.RoundHalfEven(6)));
        Assert.Equal(expected.OfType<decimal>().Count(), ozone.ValidHours);
        Assert.Equal(windows.Length, ozone.EightHourMeans);
        Assert.Equal(windows.Length >= 14 || windows.Max() > 160 ? Rounded(windows.Max()) : null, ozone.HighestEightHours?.RoundHalfEven(6));
        Assert.Equal(ozone.ValidHours >= 20 ? Rounded(expected.OfType<decimal>().Average()) : null, ozone.DayMean?.RoundHalfEven(6));
    }

    private static decimal? Rounded(decimal? value) => value is null ? null : decimal.Round(value.Value, 6);

    private static PollutantDay PollutantOf(ScriptedDay day) => day.Assess().Air!.Pollutants.Single();

    private static IEnumerable<string> Exceeded(DayAssessment assessment) => assessment.Air!.Limits
        .Where(finding => finding.MeetsGradeTwo == false)
        .Select(finding => FormattableString.Invariant($"{finding.Limit.Pollutant.Token()} {finding.Limit.Averaging.Token()} {finding.Value}"));
}
