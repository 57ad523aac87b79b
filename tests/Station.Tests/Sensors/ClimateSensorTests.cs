using Station.Measurement;
using Station.Sensors;
using Station.Sensors.Bme280;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>The driver of the climate sensor: one transfer a reading, settings that are noticed when they go, and nothing passed on that the part cannot have measured.</summary>
public sealed class ClimateSensorTests
{
    private const int Skipped20 = 0x80000;
    private const int Skipped16 = 0x8000;

    [Theory]
    [InlineData(519_888, 28_000, 415_148, "NNN")]
    [InlineData(519_888, 0, 415_148, "NDN")] // what comes out negative is cut off at 0
    [InlineData(519_888, 0xFFFF, 415_148, "NNN")] // fog
    [InlineData(519_888, 28_000, 0, "NND")] // 1,700 hPa
    [InlineData(519_888, 28_000, 0xFFFF0, "NND")] // less than nothing
    [InlineData(Skipped20, 28_000, 415_148, "DDD")] // without a temperature there is nothing
    [InlineData(519_888, Skipped16, 415_148, "NDN")]
    [InlineData(519_888, 28_000, Skipped20, "NND")]
    [InlineData(Skipped20, Skipped16, Skipped20, "DDD")]
    public void Each_quantity_is_judged_for_itself(int temperature, int humidity, int pressure, string flags)
    {
        var bench = new Bench();
        bench.Chip.Measure(temperature, humidity, pressure);
        bench.RunFor(60_000);

        Assert.Equal(flags, bench.Flags);
        Assert.Equal(flags.Contains('D'), bench.Sensor.Counters.InstrumentErrors > 0);
        Assert.Equal(0, bench.Sensor.Counters.Timeouts);
    }

    [Fact]
    public void A_temperature_that_no_air_has_is_a_fault()
    {
        var bench = new Bench();
        bench.Chip.Measure(temperature: 0);
        bench.RunFor(60_000);
        Assert.Equal('D', bench.Flags[0]);
    }

    [Fact]
    public void A_true_value_that_looks_like_none_is_told_by_the_next_measurement()
    {
        var bench = new Bench();
        bench.RunFor(60_000);
        bench.Chip.Measure(humidity: Skipped16);
        int readings = 0;
        bench.Chip.Noise = (first, _) => bench.Chip.Measure(humidity: first == 0xF2 && ++readings % 2 == 1 ? 28_003 : Skipped16);
        bench.RunFor(60_000);

        Assert.Equal(("NNN", 12, 0), (bench.Flags, readings, bench.Sensor.Counters.InstrumentErrors));
    }

    [Fact]
    public void Saturated_air_for_two_days_is_a_wet_sensor_and_one_drier_reading_ends_it()
    {
        var bench = new Bench();
        bench.Chip.Measure(humidity: 0xFFFF);
        bench.RunFor(47 * 3_600_000);
        Assert.Equal("NNN", bench.Flags);
        bench.RunFor(2 * 3_600_000);
        Assert.Equal("NDN", bench.Flags);
        bench.Chip.Measure(humidity: 30_000);
        bench.RunFor(60_000);
        bench.Chip.Measure(humidity: 0xFFFF);
        bench.RunFor(60_000);
        Assert.Equal("NNN", bench.Flags);
    }

    [Fact]
    public void A_part_with_negative_coefficients_gives_its_humidity()
    {
        var bench = new Bench(BoschParts.With(360, 0, -20, -50, 30));
        bench.Chip.Measure(humidity: 15_000);
        bench.RunFor(60_000);
        Assert.Equal("NNN", bench.Flags);
        Assert.InRange(bench.Sensor.Quantities[1].LastRaw, 8_000, 9_900);
    }

    [Fact]
    public void It_is_set_up_once_and_each_reading_is_one_transfer()
    {
        var bench = new Bench();
        bench.RunFor(20_000);
        Assert.Equal([(0xE0, 0xB6), (0xF2, 0x01), (0xF5, 0xA0), (0xF4, 0x4F)], bench.Chip.Writes);
        int before = bench.Chip.Transfers;
        int readings = bench.Sensor.Counters.FramesGood;
        bench.RunFor(3_600_000);

        Assert.Equal(360, bench.Sensor.Counters.FramesGood - readings);
        Assert.Equal(360, bench.Chip.Transfers - before);
    }

    [Fact]
    public void Lost_settings_are_noticed_and_written_anew_without_a_lost_reading()
    {
        var bench = new Bench();
        bench.RunFor(60_000);
        bench.Chip.LoseSettings();
        bench.RunFor(60_000);

        Assert.Equal((12, 0, 0, 1), (bench.Sensor.Counters.FramesGood, bench.Sensor.Counters.Timeouts, bench.Misses, bench.Sensor.Counters.Configurations));
        Assert.Equal(8, bench.Chip.Writes.Count);
    }

    [Fact]
    public void A_part_that_keeps_no_settings_is_asked_for_few_transfers_and_counts_as_damaged()
    {
        var bench = new Bench();
        bench.Chip.Forgets = true;
        bench.RunFor(60_000);

        Assert.Equal("BBB", bench.Flags);
        Assert.Equal((0, 6, 6), (bench.Sensor.Counters.FramesGood, bench.Sensor.Counters.ChecksumErrors, bench.Sensor.Counters.Timeouts));
        Assert.InRange(bench.Chip.Transfers, 6, 6 * 24);
    }

    [Fact]
    public void A_relative_at_its_address_is_not_written_to()
    {
        var bench = new Bench();
        bench.Chip.Identity = 0x58;
        bench.RunFor(60_000);

        Assert.Equal(("BBB", 6), (bench.Flags, bench.Sensor.Counters.ChecksumErrors));
        Assert.Empty(bench.Chip.Writes);
    }

    [Fact]
    public void Coefficients_that_are_never_there_are_a_silence()
    {
        var bench = new Bench();
        bench.Chip.Copies = true;
        bench.RunFor(60_000);
        Assert.Equal(("BBB", 6, 0), (bench.Flags, bench.Sensor.Counters.Timeouts, bench.Sensor.Counters.FramesGood));
        bench.Chip.Copies = false;
        bench.RunFor(60_000);
        Assert.Equal("NNN", bench.Flags);
    }

    [Theory]
    [InlineData(0x88)]
    [InlineData(0xE1)]
    public void A_coefficient_that_arrives_changed_spoils_one_reading_and_no_other(int block)
    {
        var bench = new Bench();
        int reads = 0;
        bench.Chip.Noise = (first, bytes) => bytes[3] ^= (byte)(first == block && ++reads == 1 ? 0x10 : 0);
        bench.RunFor(60_000);

        Assert.Equal(("NNN", 1, 5), (bench.Flags, bench.Sensor.Counters.ChecksumErrors, bench.Sensor.Counters.FramesGood));
        Assert.Equal(2_508, bench.Sensor.Quantities[0].LastRaw);
    }

    [Fact]
    public void The_air_pressure_is_told_while_it_is_fresh()
    {
        var bench = new Bench();
        Assert.False(bench.Sensor.TryAirPressure(0, out _));
        bench.RunFor(60_000);
        Assert.True(bench.Sensor.TryAirPressure(bench.NowMs + 600_000, out int pascals));
        Assert.Equal(100_653, pascals);
        Assert.False(bench.Sensor.TryAirPressure(bench.NowMs + 1_000_000, out _));
    }

    private sealed class Bench
    {
        private readonly SamplingPeriod period = new();
        private readonly Channel[] channels;

        public Bench(byte[]? calibration = null)
        {
            Chip = new BoschChip(calibration ?? BoschParts.Captured);
            Sensor = new ClimateSensor(new SensorIdentity("w", "climate", string.Empty, 10_000, 0), period, Chip, 0x76);
            channels = Sensor.Quantities.Select(quantity =>
            {
                var channel = new Channel(new Scale(1, 1, 0), int.MinValue / 2, int.MaxValue / 2, Measurement.OneChannel.Readings(10_000));
                quantity.Attach(channel);
                return channel;
            }).ToArray();
        }

        public BoschChip Chip { get; }

        public ClimateSensor Sensor { get; }

        public long NowMs { get; private set; }

        /// <summary>Samples that came to nothing.</summary>
        public int Misses => Sensor.Counters.Timeouts + Sensor.Counters.InstrumentErrors;

        public string Flags => string.Concat(channels.Select(channel => "NFMSDCTB"[(int)Quality.FlagOf(channel.LastReason)]));

        public void RunFor(long ms)
        {
            long endMs = NowMs + ms;
            while (NowMs < endMs)
            {
                if (NowMs % 60_000 == 0)
                {
                    period.Begin(NowMs, NowMs + 60_000);
                }

                NowMs = Math.Min(Math.Max(NowMs + 1, Sensor.Step(NowMs)), period.EndMs);
            }
        }
    }
}
