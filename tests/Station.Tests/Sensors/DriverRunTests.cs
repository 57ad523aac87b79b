using Station.Simulator.Environments;
using Station.Simulator.Models;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Each driver against its device on the other end of the wire, through a profile, from bytes to records.</summary>
public sealed class DriverRunTests
{
    public static TheoryData<string, string> Sensors() => new()
    {
        { "model=plantower port=X1A interval=1", "pm1 pm25 pm10" },
        { "model=plantower port=COM3 mode=active", "pm25 pm10" },
        { "model=plantower port=X1A interval=1 variant=t", "pm25 pm10 temperature humidity" },
        { "model=plantower port=X1A interval=5 variant=st", "pm25 pm10 temperature humidity" },
        { "model=plantower port=COM3 variant=3003 mode=active", "pm1 pm25 pm10" },
        { "model=plantower port=X1A interval=1 every=3", "pm25 pm10" },
        { "model=plantower port=COM3 mode=active every=5", "pm25" },
        { "model=sds011 port=X1A interval=2", "pm25 pm10" },
        { "model=sds011 port=COM3 mode=active", "pm25 pm10" },
        { "model=sds011 port=X1A every=4", "pm25 pm10" },
        { "model=winsen port=X1A gas=co module=ze03", "gas" },
        { "model=winsen port=X1A gas=h2s module=ze03 interval=5", "gas" },
        { "model=winsen port=X1A gas=o3 module=gravity warmup=300", "gas" },
        { "model=winsen gas=o3 module=gravity warmup=300", "gas" },
        { "model=winsen gas=h2s module=gravity warmup=300 address=0x77 interval=5", "gas" },
        { "model=winsen port=X1A gas=ch2o module=ze08", "gas" },
        { "model=winsen port=X1A gas=o3 module=ze25 answer=2", "gas" },
        { "model=winsen port=COM3 gas=nh3 unit=ppm decimals=2 mode=active commands=ze03", "gas" },
        { "model=sps30 port=COM3", "pm1 pm25 pm4 pm10" },
        { "model=sps30 port=X1A format=integer interval=3", "pm1 pm25 pm4 pm10" },
        { "model=sps30", "pm1 pm25 pm4 pm10" },
        { "model=scd4x", "co2 temperature humidity" },
        { "model=scd4x mode=low interval=60", "co2" },
        { "model=sgp40 interval=1 climate=weather", "voc" },
        { "model=sgp41 interval=1", "voc nox" },
        { "model=climate address=0x77", "temperature humidity" },
    };

    [Theory]
    [MemberData(nameof(Sensors))]
    public void Every_minute_is_true_and_normal_when_nothing_goes_wrong(string sensor, string quantities)
    {
        var station = new MeasuringStation(DriverProfiles.With(sensor, quantities));
        station.RunFor(TimeSpan.FromMinutes(130));

        station.AssertEveryRecordIsTrue();
        int every = sensor.Contains("every=", StringComparison.Ordinal) ? sensor[^1] - '0' : 1;
        for (int index = 0; index < station.Records.Count; index++)
        {
            // Until the warm-up is over, and while a sensor rests, nothing is normal.
            if (index >= every * 2 && index >= 5)
            {
                Assert.Equal(index % every == 0 ? 'N' : 'F', station.Records[index].Letter(0));
            }
        }

        Assert.Equal(0, station.Chain.Sensors.Sensors[0].Counters.Timeouts);
        Assert.Equal(0, station.Chain.Sensors.Sensors[0].Counters.ChecksumErrors);
    }

    [Theory]
    [MemberData(nameof(Sensors))]
    public void Every_minute_is_true_through_faults_and_power_cuts(string sensor, string quantities)
    {
        for (int seed = 1; seed <= 2; seed++)
        {
            var station = new MeasuringStation(
                DriverProfiles.With(sensor, quantities), new CityEnvironment((ulong)seed), _ => new RandomFaults((ulong)seed, 80_000));
            station.PlanPowerCut(TimeSpan.FromMinutes(41.3), TimeSpan.FromSeconds(50));
            station.RunFor(TimeSpan.FromHours(4));

            station.AssertEveryRecordIsTrue();
            Assert.Contains(station.Records, record => record.Letter(0) == 'N');
        }
    }

    [Theory]
    [MemberData(nameof(Sensors))]
    public void Every_minute_is_true_when_a_neighbours_silence_cycles_the_rail(string sensor, string quantities)
    {
        var silence = new PlannedFaults().Add(MeasuringStation.StartMs + 600_000, long.MaxValue, LineFault.Silence);
        var station = new MeasuringStation(
            DriverProfiles.With(sensor, quantities), faults: name => name == "weather" ? silence : new NoFaults());
        station.RunFor(TimeSpan.FromHours(3));

        station.AssertEveryRecordIsTrue();
        Assert.Equal(3, station.Chain.Sensors.Sensors[0].Counters.PowerCycles);
        Assert.InRange(station.Chain.Sensors.Sensors[0].Counters.Timeouts, 0, 3);
        Assert.Contains(station.Records.TakeLast(5), record => record.Letter(0) == 'N');
    }

    [Theory]
    [MemberData(nameof(Sensors))]
    public void Every_minute_is_true_when_a_sensor_hangs_until_its_supply_is_switched(string sensor, string quantities)
    {
        var hung = new LockUp(MeasuringStation.StartMs + 660_000);
        var station = new MeasuringStation(DriverProfiles.With(sensor, quantities), faults: name => name == "s" ? hung : new NoFaults());
        station.Board.Rail!.Changed += hung.NoteSupply;
        station.RunFor(TimeSpan.FromHours(1));

        station.AssertEveryRecordIsTrue();
        Assert.Equal(1, station.Chain.Sensors.Sensors[0].Counters.PowerCycles);
        Assert.Contains(station.Records.TakeLast(5), record => record.Letter(0) == 'N');
    }

    [Theory]
    [MemberData(nameof(Sensors))]
    public void Measuring_allocates_nothing_once_it_runs(string sensor, string quantities)
    {
        var station = new MeasuringStation(DriverProfiles.With(sensor, quantities)) { IsForgetful = true };
        station.RunFor(TimeSpan.FromMinutes(25));
        long before = station.AllocatedBytes;
        station.RunFor(TimeSpan.FromMinutes(25));
        Assert.Equal(0, station.AllocatedBytes - before);
    }

    [Theory]
    [InlineData("model=plantower port=X1A interval=1", "pm25", LineFault.Silence, 'B', "silence")]
    [InlineData("model=plantower port=X1A interval=1 variant=t", "humidity", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("model=plantower port=COM3 mode=active", "pm10", LineFault.CutFrame, 'B', "checksum-loss")]
    [InlineData("model=sds011 port=X1A", "pm25", LineFault.Silence, 'B', "silence")]
    [InlineData("model=sds011 port=X1A", "pm25", LineFault.ChangedByte, 'B', "checksum-loss")]
    [InlineData("model=sds011 port=COM3 mode=active", "pm10", LineFault.CutFrame, 'B', "checksum-loss")]
    [InlineData("model=sds011 port=X1A", "pm10", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("model=sds011 port=X1A", "pm10", LineFault.Interleaved, 'N', "normal")]
    [InlineData("model=winsen port=X1A gas=h2s module=ze03", "gas", LineFault.Silence, 'B', "silence")]
    [InlineData("model=winsen port=X1A gas=h2s module=ze03", "gas", LineFault.ChangedByte, 'B', "checksum-loss")]
    [InlineData("model=winsen port=COM3 gas=nh3 mode=active", "gas", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("model=winsen port=X1A gas=nh3 module=gravity warmup=300", "gas", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("model=winsen gas=nh3 module=gravity warmup=300", "gas", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("model=winsen gas=co module=gravity warmup=300", "gas", LineFault.Silence, 'B', "silence")]
    [InlineData("model=sps30 port=COM3", "pm25", LineFault.Silence, 'B', "silence")]
    [InlineData("model=sps30 port=COM3", "pm4", LineFault.ChangedByte, 'B', "checksum-loss")]
    [InlineData("model=sps30 port=COM3", "pm10", LineFault.CutFrame, 'B', "checksum-loss")]
    [InlineData("model=sps30 port=COM3", "pm1", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("model=sps30 port=COM3", "pm1", LineFault.Interleaved, 'N', "normal")]
    [InlineData("model=sps30 port=X1A format=integer", "pm1", LineFault.NoiseBefore, 'N', "normal")]
    [InlineData("model=sps30", "pm25", LineFault.Silence, 'B', "silence")]
    [InlineData("model=sps30", "pm25", LineFault.CutFrame, 'B', "silence")]
    [InlineData("model=sps30", "pm25", LineFault.ChangedByte, 'B', "checksum-loss")]
    [InlineData("model=sps30", "pm25", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("model=scd4x", "co2", LineFault.Silence, 'B', "silence")]
    [InlineData("model=scd4x", "humidity", LineFault.ChangedByte, 'B', "checksum-loss")]
    [InlineData("model=scd4x", "co2", LineFault.InstrumentError, 'D', "instrument-error")]
    [InlineData("model=sgp40 interval=1", "voc", LineFault.Silence, 'B', "silence")]
    [InlineData("model=sgp40 interval=1", "voc", LineFault.ChangedByte, 'B', "checksum-loss")]
    public void A_fault_of_a_minute_is_that_minutes_flag(string sensor, string quantity, LineFault fault, char flag, string reason)
    {
        long fromMs = MeasuringStation.StartMs + 600_000;
        var station = new MeasuringStation(
            DriverProfiles.With(sensor, quantity),
            faults: name => name == "s" ? new PlannedFaults().Add(fromMs, fromMs + 60_000, fault) : new NoFaults());
        station.RunFor(TimeSpan.FromMinutes(13));

        TakenRecord record = station.Records.Single(record => record.StartMs == 600_000);
        Assert.Equal((flag, reason), (record.Letter(0), record.Reason(0)));
        Assert.Equal('N', station.Records.Single(record => record.StartMs == 540_000).Letter(0));
        Assert.Equal('N', station.Records.Single(record => record.StartMs == 660_000).Letter(0));
        station.AssertEveryRecordIsTrue();
    }

    [Theory]
    [InlineData("model=sds011 port=X1A", "pm25", EnvironmentQuantity.Pm25, 1_200, 9_999)]
    [InlineData("model=sds011 port=X1A", "pm10", EnvironmentQuantity.Pm10, 2_400, 19_999)]
    [InlineData("model=winsen port=X1A gas=o3 module=ze25", "gas", EnvironmentQuantity.Ozone, 30_000, 100_000)]
    [InlineData("model=winsen port=X1A gas=no2 full=500", "gas", EnvironmentQuantity.NitrogenDioxide, 600, 5_000)]
    [InlineData("model=winsen port=COM3 gas=no2 mode=active full=500", "gas", EnvironmentQuantity.NitrogenDioxide, 600, 5_000)]
    public void A_reading_at_the_end_of_the_instruments_range_is_kept_and_flagged(
        string sensor, string quantity, EnvironmentQuantity strange, int value, int stored)
    {
        var station = new MeasuringStation(DriverProfiles.With(sensor, quantity), new OneValue(strange, value));
        station.RunFor(TimeSpan.FromMinutes(6));

        TakenRecord last = station.Records[^1];
        Assert.Equal(('T', "above-range", stored), (last.Letter(0), last.Reason(0), last.Value(0)));
        station.AssertEveryRecordIsTrue();
    }

    [Fact]
    public void The_end_of_a_modules_range_is_a_flag_also_where_the_channels_range_is_wider()
    {
        string profile = DriverProfiles.With("model=sds011 port=X1A", "pm25").Replace("max=1000", "max=999.9", StringComparison.Ordinal);
        var station = new MeasuringStation(profile, new OneValue(EnvironmentQuantity.Pm25, 1_200));
        station.RunFor(TimeSpan.FromMinutes(6));
        Assert.Equal(('T', 9_999), (station.Records[^1].Letter(0), station.Records[^1].Value(0)));
    }

    [Theory]
    [InlineData("t", "st")]
    [InlineData("st", "t")]
    [InlineData("plain", "st")]
    public void Frames_of_another_variant_than_the_profile_names_are_an_error(string wired, string named)
    {
        string profile = DriverProfiles.With("model=plantower port=X1A interval=1 variant=" + wired, "pm25");
        var station = new MeasuringStation(profile.Replace("variant=" + wired, "variant=" + named, StringComparison.Ordinal), wiredAs: profile);
        station.RunFor(TimeSpan.FromMinutes(5));
        Assert.Equal(('D', "instrument-error"), (station.Records[^1].Letter(0), station.Records[^1].Reason(0)));
    }

    [Fact]
    public void A_working_period_that_a_dust_sensor_has_kept_from_elsewhere_is_undone()
    {
        var station = new MeasuringStation(DriverProfiles.With("model=sds011 port=COM3 mode=active", "pm25"));
        ((Sds011Model)station.Models.Lines["COM3"].Device!).WorkingPeriodMinutes = 5;
        station.RunFor(TimeSpan.FromMinutes(6));
        Assert.Equal(0, ((Sds011Model)station.Models.Lines["COM3"].Device!).WorkingPeriodMinutes);
        Assert.Equal('N', station.Records[^1].Letter(0));
    }

    [Fact]
    public void A_resting_sensor_sleeps_between_its_minutes_and_is_read_only_in_them()
    {
        var station = new MeasuringStation(DriverProfiles.With("model=sds011 port=X1A interval=2 every=5", "pm25"));
        var device = (Sds011Model)station.Models.Lines["X1A"].Device!;
        int asleep = 0;
        for (int second = 0; second < 3_600; second++)
        {
            station.At(TimeSpan.FromMilliseconds(second * 1_000 + 1_500), () => asleep += device.IsAsleep ? 1 : 0);
        }

        station.RunFor(TimeSpan.FromHours(1));
        Assert.InRange(asleep, 3_600 * 60 / 100, 3_600 * 70 / 100);
        Assert.All(station.Records.Where(record => record.Letter(0) != 'N'), record => Assert.Equal("warm-up", record.Reason(0)));
        Assert.InRange(station.Records.Count(record => record.Letter(0) == 'N'), 11, 12);
    }

    private sealed class OneValue(EnvironmentQuantity strange, int value) : IEnvironment
    {
        private readonly CityEnvironment city = new(3);

        public int At(EnvironmentQuantity quantity, long trueMs) => quantity == strange ? value : city.At(quantity, trueMs);
    }
}
