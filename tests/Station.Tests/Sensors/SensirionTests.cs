using Station.Hal;
using Station.Measurement;
using Station.Sensors;
using Station.Sensors.Plantower;
using Station.Sensors.Scd4x;
using Station.Sensors.Sds011;
using Station.Sensors.Sensirion;
using Station.Sensors.Sgp4x;
using Station.Sensors.Sps30;
using Station.Simulator.Models;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>Commands, checksums and words byte by byte, and I2C drivers against a bus that answers anything.</summary>
public sealed class SensirionTests
{
    [Theory]
    [InlineData(0xBEEF, 0x92)]
    [InlineData(0x0000, 0x81)]
    [InlineData(0x8000, 0xA2)]
    [InlineData(0x6666, 0x93)]
    [InlineData(0x01F4, 0x33)]
    [InlineData(0x6667, 0xA2)]
    [InlineData(0x5EB9, 0x3C)]
    [InlineData(0x0300, 0xAC)]
    [InlineData(0x0500, 0xF6)]
    public void Checksums_are_those_of_the_data_sheets(int word, byte crc) => Assert.Equal(crc, SensirionCrc.Of(word >> 8, word & 0xFF));

    [Fact]
    public void Commands_are_byte_by_byte_what_the_protocols_say()
    {
        Assert.Equal(Scan.Hex("7E0000020103F97E"), Sps30Command.Start(false));
        Assert.Equal(Scan.Hex("7E0000020105F77E"), Sps30Command.Start(true));
        Assert.Equal(Scan.Hex("7E000100FE7E"), Sps30Command.Stop());
        Assert.Equal(Scan.Hex("7E000300FC7E"), Sps30Command.Read());
        Assert.Equal(Scan.Hex("7E005600A97E"), Sps30Command.Clean());
        Assert.Equal(Scan.Hex("aab402010000000000000000000000ffff01ab"), Sds011Command.BeActive());
        Assert.Equal(Scan.Hex("aab402010100000000000000000000ffff02ab"), Sds011Command.BeAsked());
        Assert.Equal(Scan.Hex("aab404000000000000000000000000ffff02ab"), Sds011Command.Query());
        Assert.Equal(Scan.Hex("aab406010000000000000000000000ffff05ab"), Sds011Command.Sleep());
        Assert.Equal(Scan.Hex("aab406010100000000000000000000ffff06ab"), Sds011Command.Wake());
        Assert.Equal(Scan.Hex("aab408010000000000000000000000ffff07ab"), Sds011Command.Period(0));
        Assert.Equal(Scan.Hex("aab408010500000000000000000000ffff0cab"), Sds011Command.Period(5));
        Assert.Equal(Scan.Hex("424DE400000173"), PlantowerCommand.Sleep());
        Assert.Equal(Scan.Hex("424DE400010174"), PlantowerCommand.Wake());
    }

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(5.8f, 58)]
    [InlineData(-2.5f, -25)]
    [InlineData(0.25f, 2)]
    [InlineData(0.75f, 8)]
    [InlineData(1e-30f, 0)]
    [InlineData(65_535f, 655_350)]
    [InlineData(65_536f, null)]
    [InlineData(float.NaN, null)]
    [InlineData(float.PositiveInfinity, null)]
    [InlineData(1e-42f, 0)]
    public void Floats_become_integers_without_floating_point(float value, int? expected)
    {
        bool good = Float32.TryScale(BitConverter.SingleToUInt32Bits(value), 10, out int scaled);
        Assert.Equal(expected, good ? scaled : null);
    }

    [Fact]
    public void Any_float_agrees_with_decimal_arithmetic()
    {
        var random = new Random(8);
        for (int i = 0; i < 100_000; i++)
        {
            float value = (float)(random.NextDouble() * Math.Pow(10, random.Next(-3, 5)));
            Assert.True(Float32.TryScale(BitConverter.SingleToUInt32Bits(value), 100, out int scaled));
            Assert.InRange(Math.Abs(scaled - (double)value * 100), 0, 0.5000001);
        }
    }

    [Fact]
    public void The_data_sheets_example_of_carbon_dioxide_gives_its_values()
    {
        var bus = new ScriptedBus { Answer = (command, _) => command == 0xEC05 ? Scan.Hex("01F4336667A25EB93C") : [0x80, 0x06, SensirionCrc.Of(0x80, 0x06)] };
        var sensor = new Scd4xSensor(new SensorIdentity("s", "scd4x", string.Empty, 10_000, 0), Period(), bus, 0x62, new SensirionSettings());
        Run(sensor, 60_000);
        Assert.Equal([500, 2_500, 3_700], sensor.Quantities.Select(quantity => quantity.LastRaw));
        Assert.True(sensor.Quantities[0].IsNormal);
    }

    [Fact]
    [Trait("FieldFailure", "16")]
    public void Carbon_dioxide_is_set_up_for_the_place_with_self_calibration_off_and_never_started_twice()
    {
        string profile = DriverProfiles.With("model=scd4x altitude=77", "co2");
        var station = new MeasuringStation(profile, faults: name => name == "s" ? new RandomFaults(5, 200_000) : new NoFaults());
        station.RunFor(TimeSpan.FromHours(2));
        var device = (Scd4xModel)station.Models.I2cDevices[0x62];
        Assert.Equal((77, 0, false, false), (device.AltitudeM, device.PressureHpa, device.IsSelfCalibrating, device.IsLockedUp));
        station.AssertEveryRecordIsTrue();

        station = new MeasuringStation(DriverProfiles.With("model=scd4x pressure=1004 asc=on mode=low interval=60", "co2"));
        station.RunFor(TimeSpan.FromMinutes(9));
        device = (Scd4xModel)station.Models.I2cDevices[0x62];
        Assert.Equal((0, 1004, true, false), (device.AltitudeM, device.PressureHpa, device.IsSelfCalibrating, device.IsLockedUp));
        Assert.Equal('N', station.Records[^1].Letter(0));
    }

    [Fact]
    public void A_gas_sensor_hears_of_the_air_and_is_conditioned_once_and_never_too_long()
    {
        var station = new MeasuringStation(
            DriverProfiles.With("model=sgp41 interval=1 climate=weather", "voc nox"),
            faults: name => name == "s" ? new RandomFaults(3, 150_000) : new NoFaults());
        station.RunFor(TimeSpan.FromMinutes(3));
        var device = (Sgp4xModel)station.Models.I2cDevices[0x59];
        Assert.NotEqual((0x8000, 0x6666), (device.HumidityWord, device.TemperatureWord));
        station.RunFor(TimeSpan.FromHours(1));
        Assert.False(device.WasOverheated);
        Assert.Equal(0, device.ColdReadings);
        station.AssertEveryRecordIsTrue();

        station = new MeasuringStation(DriverProfiles.With("model=sgp40 interval=1", "voc"));
        station.RunFor(TimeSpan.FromMinutes(3));
        device = (Sgp4xModel)station.Models.I2cDevices[0x59];
        Assert.Equal((0x8000, 0x6666), (device.HumidityWord, device.TemperatureWord));
    }

    [Theory]
    [InlineData("model=sps30 port=COM3 clean=1")]
    [InlineData("model=sps30 clean=1")]
    public void The_fan_is_cleaned_by_the_stations_own_timer_and_the_readings_around_it_are_flagged(string sensor)
    {
        var station = new MeasuringStation(DriverProfiles.With(sensor, "pm25"));
        station.RunFor(TimeSpan.FromMinutes(200));
        Sps30Air air = station.Models.Lines.TryGetValue("COM3", out var line)
            ? ((Sps30SerialModel)line.Device!).Air
            : ((Sps30BusModel)station.Models.I2cDevices[0x69]).Air;
        Assert.Equal(3, air.Cleanings);
        Assert.Equal(3, station.Records.Count(record => record.Reason(0) == "warm-up"));
        station.AssertEveryRecordIsTrue();
    }

    [Fact]
    public void A_held_bus_is_freed_and_the_sensor_measures_again()
    {
        var station = new MeasuringStation(DriverProfiles.With("model=sps30", "pm25"));
        station.At(TimeSpan.FromMinutes(5), () => station.Board.Bus.IsHeld = true);
        station.RunFor(TimeSpan.FromMinutes(8));
        Assert.False(station.Board.Bus.IsHeld);
        Assert.Equal('N', station.Records[^1].Letter(0));
        Assert.Equal(1, station.Chain.Sensors.Sensors[0].Counters.Timeouts);
    }

    [Theory]
    [InlineData("sps30")]
    [InlineData("scd4x")]
    [InlineData("sgp40")]
    [InlineData("sgp41")]
    public void A_million_bytes_from_a_mad_bus_are_survived_and_counted(string model)
    {
        var random = new Random(9);
        int bytes = 0;
        var statuses = new[] { I2cStatus.NotAcknowledged, I2cStatus.Partial, I2cStatus.ClockStretchTimeout, I2cStatus.Failed };
        var bus = new ScriptedBus
        {
            Answer = (_, answer) =>
            {
                bytes += answer.Length;
                random.NextBytes(answer);
                for (int i = 0; i + 2 < answer.Length && random.Next(8) > 0; i += 3)
                {
                    answer[i + 2] = SensirionCrc.Of(answer[i], answer[i + 1]);
                }

                return answer;
            },
            Status = () => random.Next(40) == 0 ? statuses[random.Next(4)] : I2cStatus.Complete,
        };
        SamplingPeriod period = Period();
        var identity = new SensorIdentity("s", model, string.Empty, 1_000, 0);
        Sensor sensor = model switch
        {
            "sps30" => new Sps30BusSensor(identity, period, bus, 0x69, new SensirionSettings { CleanHours = 1 }),
            "scd4x" => new Scd4xSensor(identity, period, bus, 0x62, new SensirionSettings()),
            _ => new Sgp4xSensor(identity, period, bus, 0x59, model == "sgp41"),
        };
        for (long minute = 1; bytes < 1_000_000; minute++)
        {
            Run((ISensorDriver)sensor, 60_000, (minute - 1) * 60_000);
            period.Begin(minute * 60_000, (minute + 1) * 60_000);
        }

        Assert.True(sensor.Counters.FramesGood + sensor.Counters.InstrumentErrors > 100 && sensor.Counters.ChecksumErrors > 100 && sensor.Counters.Timeouts > 100);
    }

    private static SamplingPeriod Period()
    {
        var period = new SamplingPeriod();
        period.Begin(0, 60_000);
        return period;
    }

    private static void Run(ISensorDriver driver, long forMs, long fromMs = 0)
    {
        for (long now = fromMs; now < fromMs + forMs;)
        {
            now = Math.Max(driver.Step(now), now + 10);
        }
    }

    /// <summary>A bus whose only device answers as a test says.</summary>
    private sealed class ScriptedBus : II2cBus
    {
        private int command;

        public Func<int, byte[], byte[]> Answer { get; init; } = (_, bytes) => bytes;

        public Func<I2cStatus> Status { get; init; } = () => I2cStatus.Complete;

        public I2cStatus Write(int address, byte[] data, int count)
        {
            command = data[0] << 8 | data[1];
            return Status();
        }

        public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount) => I2cStatus.NotAcknowledged;

        public I2cStatus Read(int address, byte[] data, int count)
        {
            Answer(command, new byte[count]).CopyTo(data, 0);
            return Status();
        }

        public void Clear()
        {
        }
    }
}
