using Station.Hal;
using Station.Measurement;
using Station.Sensors;
using Station.Sensors.Board;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>What a climate sensor cannot have measured is not passed on.</summary>
public sealed class ClimateGuardTests
{
    [Theory]
    [InlineData(2_150, 4_000, 101_325, "NNN")]
    [InlineData(2_150, 0, 101_325, "NDN")] // the binding's humidity of a part whose H4 or H5 is negative
    [InlineData(2_150, 10_001, 101_325, "NDN")]
    [InlineData(2_150, -300, 101_325, "NDN")]
    [InlineData(-14_500, 4_000, 101_325, "DNN")] // a skipped temperature
    [InlineData(2_150, 4_000, 0, "NND")]
    [InlineData(2_150, 4_000, 140_000, "NND")]
    [InlineData(2_150, 10_000, 101_325, "NNN")] // fog
    public void Each_quantity_is_judged_for_itself(int temperature, int humidity, int pressure, string flags)
    {
        var bench = new Bench { Reading = (temperature, humidity, pressure) };
        bench.RunFor(60_000);
        Assert.Equal(flags, bench.Flags);
        Assert.Equal(flags.Contains('D'), bench.Sensor.Counters.InstrumentErrors > 0);
    }

    [Fact]
    public void Saturated_air_for_two_days_is_a_wet_sensor_and_one_drier_reading_ends_it()
    {
        var bench = new Bench { Reading = (1_500, 10_000, 100_000) };
        bench.RunFor(47 * 3_600_000);
        Assert.Equal("NNN", bench.Flags);
        bench.RunFor(2 * 3_600_000);
        Assert.Equal("NDN", bench.Flags);
        bench.Reading = (1_500, 9_900, 100_000);
        bench.RunFor(60_000);
        bench.Reading = (1_500, 10_000, 100_000);
        bench.RunFor(60_000);
        Assert.Equal("NNN", bench.Flags);
    }

    [Theory]
    [InlineData("122d03", "NNN")] // captured: H4 = 301, H5 = 50
    [InlineData("f22d03", "NDN")] // H4 negative
    [InlineData("122dfe", "NDN")] // H5 negative
    public void A_part_whose_calibration_the_binding_misreads_gives_no_humidity(string calibration, string flags)
    {
        var bench = new Bench(Convert.FromHexString(calibration));
        bench.RunFor(60_000);
        Assert.Equal(flags, bench.Flags);
        Assert.True(bench.Sensor.TryAirPressure(bench.NowMs, out _));
    }

    [Fact]
    public void The_air_pressure_is_told_while_it_is_fresh()
    {
        var bench = new Bench();
        Assert.False(bench.Sensor.TryAirPressure(0, out _));
        bench.RunFor(60_000);
        Assert.True(bench.Sensor.TryAirPressure(bench.NowMs + 600_000, out int pascals));
        Assert.Equal(101_325, pascals);
        Assert.False(bench.Sensor.TryAirPressure(bench.NowMs + 1_000_000, out _));
    }

    private sealed class Bench : IClimateSensor
    {
        private readonly SamplingPeriod period = new();
        private readonly Channel[] channels;

        public Bench(byte[]? calibration = null)
        {
            II2cBus? bus = calibration is null ? null : new CalibrationBus(calibration);
            Sensor = new ClimateSensor(new SensorIdentity("w", "climate", string.Empty, 10_000, 0), period, this, bus, 0x76);
            channels = Sensor.Quantities.Select(quantity =>
            {
                var channel = new Channel(new Scale(1, 1, 0), int.MinValue / 2, int.MaxValue / 2, Measurement.OneChannel.Readings(10_000));
                quantity.Attach(channel);
                return channel;
            }).ToArray();
        }

        public ClimateSensor Sensor { get; }

        public (int Temperature, int Humidity, int Pressure) Reading { get; set; } = (2_000, 5_000, 101_325);

        public long NowMs { get; private set; }

        public string Flags => string.Concat(channels.Select(channel => "NFMSDCTB"[(int)Quality.FlagOf(channel.LastReason)]));

        public void RunFor(long ms)
        {
            for (long endMs = NowMs + ms; NowMs < endMs; NowMs += 1_000)
            {
                if (NowMs % 60_000 == 0)
                {
                    period.Begin(NowMs, NowMs + 60_000);
                }

                Sensor.Step(NowMs);
            }
        }

        public bool TryRead(ClimateReading reading)
        {
            (reading.TemperatureCentidegrees, reading.HumidityCentipercent, reading.PressurePa) = Reading;
            return true;
        }
    }

    private sealed class CalibrationBus(byte[] calibration) : II2cBus
    {
        public I2cStatus Write(int address, byte[] data, int count) => I2cStatus.NotAcknowledged;

        public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
        {
            Assert.Equal((0x76, 0xE4, 3), (address, (int)write[0], readCount));
            calibration.CopyTo(read, 0);
            return I2cStatus.Complete;
        }

        public I2cStatus Read(int address, byte[] data, int count) => I2cStatus.NotAcknowledged;

        public void Clear()
        {
        }
    }
}
