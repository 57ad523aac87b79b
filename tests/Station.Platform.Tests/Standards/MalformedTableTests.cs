using Station.Platform.Errors;
using Station.Platform.Standards;
using Xunit;

namespace Station.Platform.Tests.Standards;

/// <summary>A table is taken as a whole or refused as a whole, with its line.</summary>
public sealed class MalformedTableTests
{
    /// <summary>Table, what is replaced in it by what, and a word of the complaint.</summary>
    public static TheoryData<string, string, string, string> Mistakes() => new()
    {
        { "hj633-2026", "row  pm25 24h ug/m3  0    35 ", "row  pm25 24h ug/m3  0    3S ", "3S" },
        { "hj633-2026", "row  pm25 24h ug/m3  0    35 ", "row  pm25 24h ug/m3  0    -35", "-35" },
        { "hj633-2026", "row  pm25 24h ug/m3  0    35 ", "row  pm25 24h ug/m3  0    65 ", "rise" },
        { "hj633-2026", "row  pm25 24h ug/m3  0    35 ", "row  pm25 24h ug/m3  ", "lacks" },
        { "hj633-2026", "row  pm25 24h ug/m3  0    35 ", "row  pm25 24h ug/m3  0 1  35 ", "not expected" },
        { "hj633-2026", "row  pm25 24h ug/m3", "row  pm1  24h ug/m3", "pm1" },
        { "hj633-2026", "row  pm25 24h ug/m3", "row  pm25 2h  ug/m3", "2h" },
        { "hj633-2026", "row  pm25 24h ug/m3", "row  pm25 24h ppm  ", "ppm" },
        { "hj633-2026", "row  pm25 24h ug/m3", "row  pm10 24h ug/m3", "twice" },
        { "hj633-2026", "350  500  above=500", "350  500  beyond=500", "above=" },
        { "hj633-2026", "350  500  above=500", "350  500  above=500 above=500", "twice" },
        { "hj633-2026", "350  500  above=500", "350  -  500 above=500", "not expected" },
        { "hj633-2026", "day  pm25 row=24h", "day  pm25 row=8h ", "no row" },
        { "hj633-2026", "range    1 500 ", "range    1 500 9 ", "not expected" },
        { "hj633-2026", "| 4.3.1 |", "|  |", "how sure" },
        { "hj633-2026", "| 4.3.1 |", "|", "how sure" },
        { "hj633-2026", "color=#FFFF00", "color=yellow", "yellow" },
        { "hj633-2026", "level    2 up-to=100", "level    2 up-to=40", "up-to" },
        { "hj633-2026", "from=2026-03-01", "from=2026-02-30", "2026-02-30" },
        { "hj633-2012", "until=2026-02-28", "until=2015-12-31", "before it begins" },
        { "hj633-2026", "kind=air-index", "kind=air-rindex", "air-rindex" },
        { "hj633-2026", "version=1", "version=one", "one" },
        { "hj633-2026", "primary  above", "primery  above", "primary" },
        { "gb3095-2026", "limit o3   8h   ug/m3 100   160", "limit o3   8h   ug/m3 160   100", "grade" },
        { "gb3095-2026", "limit o3   8h   ug/m3 100   160", "limit o3   8h   ug/m3 100", "grade II" },
        { "gb3095-2026", "limit o3   8h ", "Limit o3   8h ", "Limit" },
        { "gb3095-statistics", "require day-hours 20", "require day-hours 25", "25" },
        { "gb3095-statistics", "require day-hours 20", "require days-hours 20", "day-hours" },
        { "gb3095-statistics", "require day-hours 20 ", "require day-hours 20 | x | y\nrequire month-days 27 ", "month-days" },
        { "gb3095-statistics", "conversion so2 2.6186", "conversion pm25 2.6186", "gas" },
        { "gb3096-2008", "zone  4b  day=70 night=60", "zone  4b  day=60 night=70", "night" },
        { "gb3096-2008", "zone  4b", "zone  4a", "twice" },
        { "gb3096-2008", "night=22:00", "night=22:30", "22:30" },
        { "gb3096-2008", "decimals dB 1", "decimals Bel 1", "Bel" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_line(string table, string right, string wrong, string complaint)
    {
        using var directory = new TestDirectory();
        var text = File.ReadAllText(Path.Combine(SeedTables.Directory, table + ".table"));
        Assert.Contains(right, text);
        var path = directory.File(table + ".table", text.Replace(right, wrong));

        var error = Assert.Throws<PlatformException>(() => StandardTables.Load(Path.GetDirectoryName(path)!));

        Assert.Equal(("standards-malformed", ExitClass.Input), (error.Token, error.ExitClass));
        Assert.StartsWith(path, error.Subject);
        Assert.Contains(complaint, error.Happened);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("limit so2 1h ug/m3 150 500 | 4 | read\n")]
    public void A_file_without_a_head_is_refused(string text)
    {
        using var directory = new TestDirectory();
        var path = directory.File("a.table", text);

        Assert.Equal("standards-malformed", Assert.Throws<PlatformException>(() => StandardTables.Load(Path.GetDirectoryName(path)!)).Token);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        using var directory = new TestDirectory();
        var path = directory.File("a.table");
        File.WriteAllBytes(path, [0x74, 0xFF, 0xFE, 0x00]);

        Assert.Equal("standards-malformed", Assert.Throws<PlatformException>(() => StandardTables.Load(Path.GetDirectoryName(path)!)).Token);
    }

    /// <summary>Cut anywhere, a table is either refused or, at the end of a comment or blank line, still whole.</summary>
    [Fact]
    public void A_table_that_is_cut_is_refused()
    {
        using var directory = new TestDirectory();
        var text = File.ReadAllText(Path.Combine(SeedTables.Directory, "gb3096-2008.table"));
        var whole = text.IndexOf("from memory, not read: 75 %", StringComparison.Ordinal);
        for (var length = 0; length < whole; length += 7)
        {
            var path = directory.File("a.table", text[..length]);
            Assert.Equal("standards-malformed", Assert.Throws<PlatformException>(() => StandardTables.Load(Path.GetDirectoryName(path)!)).Token);
        }
    }
}
