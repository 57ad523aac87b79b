using Station.Measurement;
using Station.Simulator.Environments;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>The checks of a profile, from the bytes to the record, held against the truth.</summary>
public sealed class QualityOnTheWireTests
{
    private static string Checked(int humidityLimit = 97) => RepositoryFiles.Profile("reference")
        .Replace("from=particulates.pm25   min=0   max=1000", "from=particulates.pm25   min=0   max=1000 at-most=pm10 humidity=humidity stuck=600 humidity-limit=" + humidityLimit)
        .Replace("from=particulates.pm10   min=0   max=1000", "from=particulates.pm10   min=0   max=1000 at-least=pm25 humidity=humidity humidity-limit=" + humidityLimit)
        .Replace("from=level.value         min=0   max=10000", "from=level.value         min=0   max=10000 rate=20 statistic=median")
        .Replace("from=weather.temperature min=-40 max=85", "from=weather.temperature min=-40 max=85 statistic=maximum");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_day_with_every_check_of_the_profile_is_true(int seed)
    {
        var station = new MeasuringStation(Checked(humidityLimit: 70), new CityEnvironment((ulong)seed));
        station.RunFor(TimeSpan.FromHours(10));
        station.AssertEveryRecordIsTrue();
        int pm25 = station.Column("pm25");
        string reasons = string.Join(' ', station.Records.Select(record => record.Reason(pm25)).Distinct().Order());
        Assert.Contains("humid", reasons);
        Assert.Contains("normal", reasons);
    }

    [Theory]
    [InlineData(EnvironmentQuantity.Humidity, 9_900, "pm25", 'T', "humid")]
    [Trait("FieldFailure", "15")]
    public void A_strange_world_is_flagged_and_keeps_its_values(EnvironmentQuantity strange, int value, string channel, char flag, string reason)
    {
        var station = new MeasuringStation(Checked(), new StrangeWorld((quantity, _, usual) => quantity == strange ? value : usual));
        station.RunFor(TimeSpan.FromMinutes(8));
        int column = station.Column(channel);
        TakenRecord last = station.Records[^1];
        Assert.Equal((flag, reason, true), (last.Letter(column), last.Reason(column), last.Value(column) is not null));
        station.AssertEveryRecordIsTrue();
    }

    [Theory]
    [InlineData("pm25")]
    [InlineData("pm10")]
    public void Fine_dust_above_coarse_is_flagged_on_both_and_keeps_its_values(string channel)
    {
        // The instrument itself never does that: its two quantities are mixed up.
        string profile = Checked().Replace("particulates.pm25", "particulates.x").Replace("particulates.pm10", "particulates.pm25").Replace("particulates.x", "particulates.pm10");
        var station = new MeasuringStation(profile);
        station.RunFor(TimeSpan.FromMinutes(8));
        int column = station.Column(channel);
        TakenRecord last = station.Records[^1];
        Assert.Equal(('D', "implausible", true), (last.Letter(column), last.Reason(column), last.Value(column) is not null));
        station.AssertEveryRecordIsTrue();
    }

    [Fact]
    public void A_sensor_that_stands_still_is_a_fault_after_the_time_of_the_profile()
    {
        var station = new MeasuringStation(Checked(), new StrangeWorld((quantity, _, usual) => quantity == EnvironmentQuantity.Pm25 ? 33 : quantity == EnvironmentQuantity.Pm1 ? 20 : usual));
        station.RunFor(TimeSpan.FromMinutes(15));
        int column = station.Column("pm25");
        Assert.Equal("normal", station.Records[5].Reason(column));
        Assert.Equal(('D', "stuck", 33), (station.Records[^1].Letter(column), station.Records[^1].Reason(column), station.Records[^1].Value(column)!.Value));
        station.AssertEveryRecordIsTrue();
    }

    [Fact]
    public void A_flood_that_rises_faster_than_expected_is_never_dropped()
    {
        int Level(long ms) => 1_000 + (int)Math.Max(0, (ms - MeasuringStation.StartMs - 300_000) / 1_000 * 2);
        var station = new MeasuringStation(Checked(), new StrangeWorld((quantity, ms, usual) => quantity == EnvironmentQuantity.WaterLevel ? Level(ms) : usual))
        {
            LocalStartMs = MeasuringStation.StartMs,
        };
        station.RunFor(TimeSpan.FromMinutes(61));
        int column = station.Column("level");
        Assert.Equal("normal", station.Records[2].Reason(column));
        Assert.All(station.Records.Skip(6), record => Assert.Equal(('D', "rate-of-change"), (record.Letter(column), record.Reason(column))));
        Assert.True(station.Records[^1].Value(column) > 7_000);
        station.AssertEveryRecordIsTrue();

        // The hour says so, too, and knows the crest.
        TakenRecord hour = Assert.Single(station.Hours);
        int maximum = station.HourColumns.FirstColumns[column] + 2;
        Assert.Equal((station.Records[58].Value(column), "rate-of-change"), (hour.Value(maximum), hour.Reason(maximum)));
    }

    [Fact]
    public void Maintenance_is_flagged_for_as_long_as_it_lasts()
    {
        var station = new MeasuringStation(Checked());
        station.At(TimeSpan.FromMinutes(5), () => station.Chain.Channels[station.Column("so2")].Mode = MeasuringMode.Maintenance);
        station.At(TimeSpan.FromMinutes(7), () => station.Chain.Channels[station.Column("so2")].Mode = MeasuringMode.Measuring);
        station.RunFor(TimeSpan.FromMinutes(10));
        int column = station.Column("so2");
        Assert.Equal("FFFNMMNNN"[^5..], string.Concat(station.Records.Select(record => record.Letter(column)))[^5..]);
        Assert.All(station.Records.Where(record => record.Letter(column) == 'M'), record => Assert.NotNull(record.Value(column)));
    }

    private sealed class StrangeWorld(Func<EnvironmentQuantity, long, int, int> change) : IEnvironment
    {
        private readonly CityEnvironment city = new(3);

        public int At(EnvironmentQuantity quantity, long trueMs) => change(quantity, trueMs, city.At(quantity, trueMs));
    }
}
