using Station.Platform.Assessment;
using Station.Platform.Standards;
using Station.Platform.Tests.Standards;
using Xunit;

namespace Station.Platform.Tests.Assessment;

/// <summary>Indices against published and independently computed values.</summary>
public sealed class AirIndexTests
{
    [Theory]
    [InlineData("pm25", "24h", "75", 114)]
    [InlineData("pm25", "24h", "60", 100)]
    [InlineData("pm10", "24h", "150", 112)]
    [InlineData("so2", "1h", "1600", 200)]
    [InlineData("o3", "8h", "1000", 300)]
    [InlineData("pm25", "24h", "8", 12)]
    [InlineData("pm25", "24h", "36", 52)]
    [InlineData("pm25", "24h", "61", 101)]
    [InlineData("pm25", "24h", "60.5", 100)]
    [InlineData("pm25", "24h", "500", 500)]
    [InlineData("pm25", "24h", "600", 500)]
    [InlineData("pm10", "24h", "75", 68)]
    [InlineData("pm10", "24h", "120", 100)]
    [InlineData("no2", "1h", "45", 23)]
    [InlineData("no2", "1h", "200", 100)]
    [InlineData("co", "1h", "0.4", 4)]
    [InlineData("co", "1h", "10", 100)]
    [InlineData("co", "24h", "4.1", 101)]
    [InlineData("o3", "1h", "161", 52)]
    [InlineData("o3", "1h", "200", 100)]
    [InlineData("so2", "1h", "151", 51)]
    [InlineData("pm25", "24h", "0", 0)]
    [InlineData("pm25", "24h", "-3", 0)]
    [InlineData("pm25", "24h", "0.5", 0)]
    [InlineData("pm25", "24h", "61.5", 102)]
    [InlineData("co", "24h", "4.05", 100)]
    [InlineData("co", "24h", "4.15", 101)]
    public void An_index_of_2026(string pollutant, string averaging, string concentration, int index) =>
        Assert.Equal(index, IndexOf(SeedTables.Index2026, pollutant, averaging, concentration));

    [Theory]
    [InlineData("pm25", "24h", "75", 100)]
    [InlineData("pm25", "24h", "60", 82)]
    [InlineData("pm10", "24h", "150", 100)]
    [InlineData("so2", "1h", "800", 200)]
    [InlineData("so2", "1h", "801", null)]
    [InlineData("o3", "8h", "801", null)]
    public void An_index_of_2012(string pollutant, string averaging, string concentration, int? index) =>
        Assert.Equal(index, IndexOf(SeedTables.Index2012, pollutant, averaging, concentration));

    [Fact]
    public void Every_break_point_of_every_row_has_its_own_index()
    {
        foreach (var row in SeedTables.Index2026.Rows.Concat(SeedTables.Index2012.Rows))
        {
            Assert.All(row.Points, point => Assert.Equal(point.Index, row.Of(point.Concentration)));
        }
    }

    [Fact]
    public void The_hour_s_index_is_the_highest_part_and_names_its_pollutant()
    {
        var result = Hour((Pollutant.Pm25, 75), (Pollutant.Pm10, 150), (Pollutant.SulphurDioxide, 500),
            (Pollutant.NitrogenDioxide, 200), (Pollutant.CarbonMonoxide, 10_000), (Pollutant.Ozone, 200));

        Assert.Equal(114, result.Index);
        Assert.Equal([Pollutant.Pm25], result.Primary);
        Assert.Equal(3, result.Level!.Number);
        Assert.True(result.IsPublished);
    }

    [Fact]
    public void Pollutants_with_the_same_index_are_primary_together()
    {
        var result = Hour((Pollutant.Pm25, 60), (Pollutant.Pm10, 120), (Pollutant.SulphurDioxide, 1),
            (Pollutant.NitrogenDioxide, 1), (Pollutant.CarbonMonoxide, 1), (Pollutant.Ozone, 1));

        Assert.Equal((100, 2), (result.Index!.Value, result.Level!.Number));
        Assert.Equal([Pollutant.Pm10, Pollutant.Pm25], result.Primary.Order());
    }

    [Fact]
    public void Clean_air_has_the_lowest_index_and_no_primary_pollutant()
    {
        var result = Hour([.. Enum.GetValues<Pollutant>().Select(pollutant => (pollutant, 0))]);

        Assert.Equal(1, result.Index);
        Assert.Empty(result.Primary);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void With_a_pollutant_missing_only_an_index_above_100_is_published(int pm25, bool published)
    {
        var result = Hour((Pollutant.Pm25, pm25));

        Assert.Equal(published, result.IsPublished);
        Assert.Equal(5, result.Missing.Count);
    }

    [Fact]
    public void Without_any_concentration_there_is_no_index()
    {
        var result = Hour();

        Assert.Null(result.Index);
        Assert.Null(result.Level);
        Assert.False(result.IsPublished);
    }

    /// <summary>2012: above 800 ug/m3 the sliding mean has no index, and ozone counts by its highest hour.</summary>
    [Fact]
    public void The_day_of_2012_counts_ozone_by_the_higher_of_its_two_indices()
    {
        var result = SeedTables.Index2012.Of(
            SeedTables.Index2012.Day,
            use => use.Pollutant == Pollutant.Ozone ? (use.Row == Averaging.Hour ? 1000 : 801) : 10);

        Assert.Equal(400, result.Index);
        Assert.Equal([Pollutant.Ozone], result.Primary);
        Assert.Empty(result.Missing);
    }

    private static AirIndexResult Hour(params (Pollutant Pollutant, int Micrograms)[] concentrations)
    {
        var table = SeedTables.Index2026;
        return table.Of(table.Hour, use => concentrations.Where(item => item.Pollutant == use.Pollutant)
            .Select(item => (Fraction?)item.Micrograms).SingleOrDefault());
    }

    private static int? IndexOf(AirIndexTable table, string pollutant, string averaging, string concentration)
    {
        var row = table.Rows.Single(row => row.Pollutant.Token() == pollutant && row.Averaging.Token() == averaging);
        Fraction value = decimal.Parse(concentration, System.Globalization.CultureInfo.InvariantCulture);
        return row.Of(table.Round(row, value * row.Unit.Micrograms()));
    }
}
