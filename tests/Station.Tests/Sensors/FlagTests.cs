using Station.Simulator.Environments;
using Station.Simulator.Models;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>What goes wrong on a wire ends in the right flag, from the bytes to the record.</summary>
public sealed class FlagTests
{
    [Theory]
    [InlineData("particulates", "pm25", LineFault.Silence, 'B', "silence", false)]
    [InlineData("particulates", "pm25", LineFault.ChangedByte, 'B', "checksum-loss", false)]
    [InlineData("particulates", "pm25", LineFault.CutFrame, 'B', "checksum-loss", false)]
    [InlineData("particulates", "pm25", LineFault.InstrumentError, 'D', "instrument-error", false)]
    [InlineData("particulates", "pm25", LineFault.NoiseBefore, 'N', "normal", true)]
    [InlineData("particulates", "pm25", LineFault.Interleaved, 'N', "normal", true)]
    [InlineData("sulphur", "so2", LineFault.Silence, 'B', "silence", false)]
    [InlineData("sulphur", "so2", LineFault.ChangedByte, 'B', "checksum-loss", false)]
    [InlineData("sulphur", "so2", LineFault.Interleaved, 'N', "normal", true)]
    [InlineData("noise", "noise", LineFault.Silence, 'B', "silence", false)]
    [InlineData("noise", "noise", LineFault.ChangedByte, 'B', "checksum-loss", false)]
    [InlineData("level", "level", LineFault.InstrumentError, 'D', "instrument-error", false)]
    [InlineData("level", "level", LineFault.CutFrame, 'B', "checksum-loss", false)]
    [InlineData("level", "level", LineFault.NoiseBefore, 'N', "normal", true)]
    [InlineData("weather", "pressure", LineFault.Silence, 'B', "silence", false)]
    [InlineData("power", "supply", LineFault.InstrumentError, 'D', "instrument-error", false)]
    public void A_fault_of_a_minute_is_that_minutes_flag(string sensor, string channel, LineFault fault, char flag, string reason, bool hasValue)
    {
        long fromMs = MeasuringStation.StartMs + 600_000;
        var station = new MeasuringStation(
            RepositoryFiles.Profile("reference"),
            faults: name => name == sensor ? new PlannedFaults().Add(fromMs, fromMs + 60_000, fault) : new NoFaults());
        station.RunFor(TimeSpan.FromMinutes(13));

        int column = station.Column(channel);
        TakenRecord record = station.Records.Single(record => record.StartMs == 600_000);
        Assert.Equal((flag, reason, hasValue), (record.Letter(column), record.Reason(column), record.Value(column) is not null));
        Assert.Equal('N', station.Records.Single(record => record.StartMs == 540_000).Letter(column));
        Assert.Equal('N', station.Records.Single(record => record.StartMs == 660_000).Letter(column));
        station.AssertEveryRecordIsTrue();
    }

    [Fact]
    public void Warm_up_is_flagged_and_keeps_its_values()
    {
        string profile = RepositoryFiles.Profile("reference").Replace("port=X1A interval=1", "port=X1A interval=1 warmup=90");
        var station = new MeasuringStation(profile);
        station.RunFor(TimeSpan.FromMinutes(6));

        int particles = station.Column("pm25");
        int gas = station.Column("no2");
        Assert.Equal("FNNNN", string.Concat(station.Records.Select(record => record.Letter(particles))));
        Assert.Equal("FFNNN", string.Concat(station.Records.Select(record => record.Letter(gas))));
        Assert.All(station.Records, record => Assert.NotNull(record.Value(gas)));
        Assert.Equal("warm-up", station.Records[0].Reason(particles));
        station.AssertEveryRecordIsTrue();
    }

    [Theory]
    [InlineData(EnvironmentQuantity.Pm25, 1_400, "pm25", 'T', "above-range", 1_400)]
    [InlineData(EnvironmentQuantity.Sound, 121, "noise", 'T', "below-range", 121)]
    [InlineData(EnvironmentQuantity.Temperature, -4_100, "temperature", 'T', "below-range", -410)]
    [InlineData(EnvironmentQuantity.WaterLevel, 0x8000, "level", 'D', "instrument-error", null)]
    [InlineData(EnvironmentQuantity.WaterLevel, 0xFFFF, "level", 'D', "instrument-error", null)]
    [InlineData(EnvironmentQuantity.WaterLevel, 0, "level", 'N', "normal", 0)]
    [InlineData(EnvironmentQuantity.WaterLevel, 0xFF9C, "level", 'T', "below-range", -100)]
    public void What_lies_outside_the_measuring_range_is_kept_and_flagged(
        EnvironmentQuantity quantity, int truth, string channel, char flag, string reason, int? value)
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference"), new OneStrangeValue(quantity, truth));
        station.RunFor(TimeSpan.FromMinutes(5));

        int column = station.Column(channel);
        TakenRecord last = station.Records[^1];
        Assert.Equal((flag, reason, value), (last.Letter(column), last.Reason(column), last.Value(column)));
    }

    private sealed class OneStrangeValue(EnvironmentQuantity strange, int value) : IEnvironment
    {
        private readonly CityEnvironment city = new(3);

        public int At(EnvironmentQuantity quantity, long trueMs)
        {
            // A heavier fraction is never less than a finer one.
            bool coarser = strange == EnvironmentQuantity.Pm25 && quantity == EnvironmentQuantity.Pm10;
            return quantity == strange || coarser ? value : city.At(quantity, trueMs);
        }
    }
}
