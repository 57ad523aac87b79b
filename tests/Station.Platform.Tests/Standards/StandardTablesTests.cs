using Station.Platform.Errors;
using Station.Platform.Standards;
using Xunit;

namespace Station.Platform.Tests.Standards;

public sealed class StandardTablesTests
{
    [Theory]
    [InlineData("2015-12-31", null, null)]
    [InlineData("2016-01-01", "hj633-2012", null)]
    [InlineData("2026-02-28", "hj633-2012", null)]
    [InlineData("2026-03-01", "hj633-2026", "gb3095-2026")]
    [InlineData("2030-12-31", "hj633-2026", "gb3095-2026")]
    [InlineData("2031-01-01", "hj633-2026", "gb3095-2026-from-2031")]
    public void The_day_decides_which_table_is_in_force(string day, string? index, string? limits)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(index, SeedTables.All.InForce<AirIndexTable>(date)?.Head.Name);
        Assert.Equal(limits, SeedTables.All.InForce<AirLimitTable>(date)?.Head.Name);
    }

    /// <summary>GB 3095-2026, table 1, both halves, copied once more from the standard: grade I and II.</summary>
    [Theory]
    [InlineData("2026-03-01", "so2 1h 150 500, so2 24h 50 150, so2 year 20 60, no2 1h 200 200, no2 24h 80 80, no2 year 40 40, co 1h 10 10, co 24h 4 4, o3 1h 160 200, o3 8h 100 160, pm10 24h 50 120, pm10 year 40 60, pm25 24h 35 60, pm25 year 15 30")]
    [InlineData("2031-01-01", "so2 1h 150 150, so2 24h 50 50, so2 year 20 20, no2 1h 200 200, no2 24h 50 50, no2 year 30 30, co 1h 10 10, co 24h 4 4, o3 1h 160 200, o3 8h 100 160, pm10 24h 50 100, pm10 year 20 50, pm25 24h 25 50, pm25 year 10 25")]
    public void The_limits_are_those_of_the_standard(string day, string expected)
    {
        var table = SeedTables.All.InForce<AirLimitTable>(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!;

        Assert.Equal(expected, string.Join(", ", table.Limits.Select(limit =>
            FormattableString.Invariant($"{limit.Pollutant.Token()} {limit.Averaging.Token()} {limit.GradeOne} {limit.GradeTwo}"))));
    }

    [Fact]
    public void The_zones_are_those_of_the_standard() => Assert.Equal(
        "0 50/40, 1 55/45, 2 60/50, 3 65/55, 4a 70/55, 4b 70/60",
        string.Join(", ", SeedTables.Zones.Zones.Select(zone => $"{zone.Name} {zone.Day}/{zone.Night}")));

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(21, false)]
    [InlineData(22, true)]
    public void Night_is_from_22_to_6(int hour, bool night) => Assert.Equal(night, SeedTables.Zones.IsNight(hour));

    /// <summary>The two versions of the index differ in two figures and in how ozone and sulphur dioxide end.</summary>
    [Fact]
    public void The_versions_of_the_index_differ_where_the_standard_says()
    {
        var differences = SeedTables.Index2026.Rows.Zip(SeedTables.Index2012.Rows)
            .SelectMany(pair => pair.First.Points.Except(pair.Second.Points).Select(point => $"{pair.First.Pollutant.Token()} {point.Index} {point.Concentration}"));

        Assert.Equal(["pm10 100 120", "pm25 100 60"], differences);
    }

    [Fact]
    public void Two_tables_of_a_kind_on_one_day_are_refused()
    {
        using var directory = new TestDirectory();
        var text = File.ReadAllText(Path.Combine(SeedTables.Directory, "hj633-2026.table"));
        directory.File("a.table", text);
        var second = directory.File("b.table", text.Replace("from=2026-03-01", "from=2027-03-01"));

        var error = Assert.Throws<PlatformException>(() => StandardTables.Load(Path.GetDirectoryName(second)!));

        Assert.Equal(("standards-overlap", second), (error.Token, error.Subject));
    }

    [Fact]
    public void A_directory_without_tables_is_named()
    {
        using var directory = new TestDirectory();
        var file = directory.File("other.txt", "text");

        Assert.Equal("standards-missing", Assert.Throws<PlatformException>(() => StandardTables.Load(Path.GetDirectoryName(file)!)).Token);
        Assert.Equal("standards-missing", Assert.Throws<PlatformException>(() => StandardTables.Load(file + ".d")).Token);
    }
}
