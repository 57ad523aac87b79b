using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Models;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Sensors of level and sound and what is behind an analogue converter: from a profile to true records, and every flag that they can end in.</summary>
public sealed class LevelAndSoundTests
{
    private const string Noise = " factor=LA unit=dB decimals=1 min=30 max=130 statistic=leq";
    private const string Weather = "sensor weather model=climate address=0x77\n";

    private const string Level = "channel c factor=x-level unit=mm decimals=0 from=s.value min=0 max=20000";

    private static readonly Dictionary<string, string> Profiles = new()
    {
        ["sen0232"] = "sensor s model=sen0232 input=0 interval=1\nchannel c from=s.level" + Noise,
        ["pa-spl"] = "sensor s model=pa-spl interval=1 response=slow\nchannel c from=s.level" + Noise,
        ["cell"] = "sensor s model=analogue input=0-1 gas=no2 range=1024 zero=12.5 sensitivity=-0.35\n"
            + "channel c factor=a21004 unit=ug/m3 decimals=1 from=s.value min=0 max=1900",
        ["voltage"] = "sensor s model=analogue input=3 range=2048\nchannel c factor=x-v unit=mV decimals=2 from=s.voltage min=0 max=2000",
        ["transmitter"] = "sensor s model=analogue input=2 zero=400 sensitivity=0.32 unit=mm\n"
            + "channel c factor=x-level unit=m decimals=3 from=s.value min=0 max=10",
        ["ms5837"] = Weather + "sensor s model=ms5837 barometer=weather interval=2\n"
            + "channel c factor=x-level unit=mm decimals=0 from=s.level min=0 max=20000\n"
            + "channel p factor=x-abs unit=hPa decimals=1 from=s.pressure min=300 max=30000\n"
            + "channel t factor=w01010 unit=C decimals=2 from=s.temperature min=-5 max=60",
        ["jsn-asked"] = "sensor s model=ultrasonic port=X1A mode=asked interval=1\n"
            + "channel c factor=x-level unit=mm from=s.distance min=0 max=3970 scale=-1 offset=4000",
        ["jsn-active"] = "sensor s model=ultrasonic port=COM3 sum=data\n"
            + "channel c factor=x-level unit=mm from=s.distance min=0 max=3970 scale=-1 offset=4000",
        ["maxbotix"] = "sensor s model=maxbotix port=COM3\nchannel c factor=x-level unit=mm from=s.distance min=0 max=3700 scale=-1 offset=4000",
        ["maxbotix-cm"] = "sensor s model=maxbotix port=COM3 unit=cm no-target=765\n"
            + "channel c factor=x-level unit=cm decimals=0 from=s.distance min=0 max=370 scale=-1 offset=400",
        ["radar"] = "sensor s model=modbus port=COM3 baud=115200 address=1 register=3 type=uint16 unit=mm interval=2\n" + Level,
        ["input-registers"] = "sensor s model=modbus port=COM3 address=7 function=4 register=0x16 type=float32 order=cdab unit=m\n" + Level,
        ["little-endian"] = "sensor s model=modbus port=COM3 address=250 register=0 type=int32 order=dcba decimals=1 unit=cm\n" + Level,
        ["noise-4800"] = "sensor s model=modbus port=COM3 baud=4800 address=1 register=0x0e type=uint16 decimals=1 unit=dB interval=1\n"
            + "channel c from=s.value" + Noise,
    };

    public static TheoryData<string> AllProfiles() => [.. Profiles.Keys];

    [Theory]
    [MemberData(nameof(AllProfiles))]
    public void A_station_with_the_sensor_measures_what_is_true(string name)
    {
        var station = Station(name);
        station.RunFor(TimeSpan.FromHours(3));
        station.AssertEveryRecordIsTrue();
        Assert.All(station.Records.Skip(1), record => Assert.Equal('N', record.Letter(station.Column("c"))));
    }

    [Theory]
    [MemberData(nameof(AllProfiles))]
    public void Records_are_true_through_faults(string name)
    {
        var station = Station(name, sensor => sensor == "s" ? new RandomFaults(5, 100_000) : new NoFaults());
        station.RunFor(TimeSpan.FromHours(6));
        station.AssertEveryRecordIsTrue();
        Assert.Contains('N', station.Records.Select(record => record.Letter(station.Column("c"))));
    }

    [Theory]
    [InlineData("sen0232", LineFault.Silence, 'B', "silence")]
    [InlineData("sen0232", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("pa-spl", LineFault.Silence, 'B', "silence")]
    [InlineData("pa-spl", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("cell", LineFault.Silence, 'B', "silence")]
    [InlineData("ms5837", LineFault.Silence, 'B', "silence")]
    [InlineData("ms5837", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("jsn-asked", LineFault.Silence, 'B', "silence")]
    [InlineData("jsn-asked", LineFault.ChangedByte, 'B', "checksum-loss")]
    [InlineData("jsn-asked", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("jsn-active", LineFault.CutFrame, 'B', "checksum-loss")]
    [InlineData("radar", LineFault.Silence, 'B', "silence")]
    [InlineData("radar", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("input-registers", LineFault.ChangedByte, 'B', "checksum-loss")]
    [InlineData("input-registers", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("maxbotix", LineFault.Silence, 'B', "silence")]
    [InlineData("maxbotix", LineFault.CutFrame, 'B', "checksum-loss")]
    [InlineData("maxbotix", LineFault.InstrumentError, 'D', "instrument-error")]
    public void A_fault_of_a_minute_is_that_minutes_flag(string name, LineFault fault, char flag, string reason)
    {
        long fromMs = MeasuringStation.StartMs + 600_000;
        var station = Station(name, sensor => sensor == "s" ? new PlannedFaults().Add(fromMs, fromMs + 60_000, fault) : new NoFaults());
        station.RunFor(TimeSpan.FromMinutes(13));
        int column = station.Column("c");
        TakenRecord record = station.Records.Single(record => record.StartMs == 600_000);
        Assert.Equal((flag, reason, null), (record.Letter(column), record.Reason(column), record.Value(column)));
        Assert.Equal('N', station.Records.Single(record => record.StartMs == 660_000).Letter(column));
        station.AssertEveryRecordIsTrue();
    }

    [Theory]
    [InlineData("sen0232", EnvironmentQuantity.Sound, 1_400, 'D', "instrument-error", false)]
    [InlineData("voltage", EnvironmentQuantity.Supply, 30_000, 'T', "above-range", true)]
    [InlineData("cell", EnvironmentQuantity.NitrogenDioxide, 4_000, 'T', "below-range", true)]
    [InlineData("jsn-asked blind=250", EnvironmentQuantity.WaterLevel, 3_800, 'T', "below-range", true)]
    [InlineData("maxbotix minimum=300", EnvironmentQuantity.WaterLevel, 3_900, 'T', "below-range", true)]
    public void What_the_instrument_cannot_see_is_flagged(
        string name, EnvironmentQuantity quantity, int truth, char flag, string reason, bool hasValue)
    {
        var station = Station(name, environment: new Fixed(quantity, truth));
        station.RunFor(TimeSpan.FromMinutes(4));
        int column = station.Column("c");
        TakenRecord last = station.Records[^1];
        Assert.Equal((flag, reason, hasValue), (last.Letter(column), last.Reason(column), last.Value(column) is not null));
    }

    [Fact]
    public void Two_sensors_and_a_cell_share_one_converter_at_the_same_moments()
    {
        string text = Head("x") + "sensor a model=sen0232 input=0 interval=1\nsensor b model=analogue input=1 interval=1\n"
            + "sensor d model=analogue input=2-3 gas=so2 sensitivity=0.5 interval=1\nchannel c from=a.level" + Noise + "\n"
            + "channel v factor=x-v unit=V decimals=3 from=b.voltage min=0 max=5\nchannel g factor=a21026 unit=ug/m3 decimals=0 from=d.value min=0 max=2000\n";
        var station = new MeasuringStation(text);
        station.RunFor(TimeSpan.FromHours(1));
        station.AssertEveryRecordIsTrue();
        Assert.All(station.Records.Skip(1), record => Assert.Equal("NNN", string.Concat(Enumerable.Range(0, 3).Select(record.Letter))));
    }

    [Fact]
    public void A_level_without_its_barometer_is_missing_and_the_pressure_is_not()
    {
        long fromMs = MeasuringStation.StartMs + 600_000;
        var station = Station("ms5837", sensor => sensor == "weather" ? new PlannedFaults().Add(fromMs, long.MaxValue, LineFault.Silence) : new NoFaults());
        station.RunFor(TimeSpan.FromMinutes(40));
        TakenRecord soon = station.Records.Single(record => record.StartMs == 1_200_000);
        TakenRecord late = station.Records[^1];
        Assert.Equal(("N", "BN"), (soon.Letter(0).ToString(), $"{late.Letter(0)}{late.Letter(1)}"));
    }

    [Theory]
    [InlineData("sen0232", 0x48)]
    [InlineData("pa-spl", 0x48)]
    [InlineData("ms5837", 0x76)]
    public void A_sensor_that_is_plugged_in_later_is_configured_and_read(string name, int address)
    {
        var station = Station(name, beforeStart: models => models.I2cDevices.Remove(address, out absent));
        station.At(TimeSpan.FromMinutes(2.5), () =>
        {
            station.Models.I2cDevices[address] = absent!;
            absent!.SetPower(true, station.Board.Time.NowMs);
        });
        station.RunFor(TimeSpan.FromMinutes(8));
        int column = station.Column("c");
        Assert.Equal(('B', "silence"), (station.Records[0].Letter(column), station.Records[0].Reason(column)));
        Assert.Equal('N', station.Records[^1].Letter(column));
        Assert.Equal(1, station.Chain.Sensors.Sensors[^1].Counters.Recoveries);
        Assert.Equal(0, station.Chain.Sensors.Recovery.Supply.Cycles);
    }

    [Fact]
    public void Another_part_at_the_meters_address_is_not_taken_for_it()
    {
        var station = Station("pa-spl", beforeStart: models => models.I2cDevices[0x48] = new AdsModel());
        station.RunFor(TimeSpan.FromMinutes(4));
        Assert.Equal(("checksum-loss", null), (station.Records[^1].Reason(0), station.Records[^1].Value(0)));
    }

    [Fact]
    public void Measuring_allocates_nothing_once_it_runs()
    {
        foreach (string name in new[] { "sen0232", "pa-spl", "cell", "ms5837", "jsn-asked", "maxbotix" })
        {
            var station = Station(name, forgetful: true);
            station.RunFor(TimeSpan.FromMinutes(30));
            long before = station.AllocatedBytes;
            station.RunFor(TimeSpan.FromMinutes(30));
            Assert.True(station.AllocatedBytes == before, $"{name}: {station.AllocatedBytes - before} bytes in half an hour");
        }
    }

    private II2cDevice? absent;

    private static string Head(string name) => $"profile {name} version=1 board=reference\n";

    private static MeasuringStation Station(
        string name,
        Func<string, ILineFaults>? faults = null,
        IEnvironment? environment = null,
        Action<StationModels>? beforeStart = null,
        bool forgetful = false)
    {
        string[] words = name.Split(' ', 2);
        string text = Profiles[words[0]];
        text = words.Length > 1 ? text.Replace("\nchannel c", " " + words[1] + "\nchannel c") : text;
        return new MeasuringStation(Head("p") + text + "\n", environment, faults, beforeStart: beforeStart) { IsForgetful = forgetful };
    }

    private sealed class Fixed(EnvironmentQuantity quantity, int value) : IEnvironment
    {
        private readonly CityEnvironment city = new(3);

        public int At(EnvironmentQuantity asked, long trueMs) => asked == quantity ? value : city.At(asked, trueMs);
    }
}
