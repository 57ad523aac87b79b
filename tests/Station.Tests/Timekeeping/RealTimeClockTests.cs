using Station.Hal;
using Station.Hal.Simulated;
using Station.Simulator.Models;
using Station.Timekeeping.RealTime;
using Xunit;

namespace Station.Tests.Timekeeping;

/// <summary>The real-time clock tells the time only when it is sure of it.</summary>
public sealed class RealTimeClockTests
{
    private const long StartMs = 1_767_225_600_000; // 2026-01-01T00:00:00Z

    [Fact]
    public void A_new_clock_is_known_to_be_unset_until_it_is_set()
    {
        var bench = new Bench(new RealTimeClockModel());
        Assert.Equal(RealTimeFinding.Stopped, bench.Clock.Read(out _));
        Assert.True(bench.Clock.Set(StartMs + 400));
        bench.NowMs += 90_061_000;
        Assert.Equal(RealTimeFinding.Known, bench.Clock.Read(out long utcMs));
        Assert.InRange(utcMs - StartMs, 90_061_000 - 500, 90_061_000 + 500);
    }

    [Fact]
    public void It_runs_on_through_a_loss_of_supply_with_a_battery_and_says_that_it_stopped_without()
    {
        foreach (bool battery in new[] { true, false })
        {
            var bench = new Bench(new RealTimeClockModel(driftPpm: 2, hasBattery: battery));
            Assert.True(bench.Clock.Set(StartMs));
            bench.Model.SetPower(false, bench.NowMs);
            Assert.Equal(RealTimeFinding.Absent, bench.Clock.Read(out _));
            bench.NowMs += 30 * 86_400_000L;
            bench.Model.SetPower(true, bench.NowMs);
            RealTimeFinding finding = bench.Clock.Read(out long utcMs);
            Assert.Equal(battery ? RealTimeFinding.Known : RealTimeFinding.Stopped, finding);
            Assert.True(!battery || Math.Abs(utcMs - StartMs - 30 * 86_400_000L) < 7_000);
        }
    }

    [Fact]
    public void Every_time_of_two_centuries_comes_back_as_it_was_set()
    {
        var bench = new Bench(new RealTimeClockModel());
        var random = new Random(3);
        long first = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        long last = new DateTimeOffset(2199, 12, 31, 23, 59, 58, TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (int i = 0; i < 20_000; i++)
        {
            long utcMs = random.NextInt64(first, last);
            Assert.True(bench.Clock.Set(utcMs));
            Assert.Equal(RealTimeFinding.Known, bench.Clock.Read(out long read));
            Assert.InRange(read - utcMs, 0, 1_000);
            Assert.InRange((bench.Model.Shown(bench.NowMs) - DateTime.UnixEpoch).TotalMilliseconds - utcMs, -500, 500);
        }

        Assert.False(bench.Clock.Set(first - 1_000));
        Assert.False(bench.Clock.Set(last + 2_000));
        Assert.False(bench.Clock.Set(-1));
    }

    [Theory]
    [InlineData(2, 0x72, 12)] // 12 pm is noon
    [InlineData(2, 0x52, 0)] // 12 am is midnight
    [InlineData(2, 0x61, 13)] // 1 pm
    [InlineData(2, 0x49, 9)] // 9 am
    public void Twelve_hour_mode_is_understood(int register, byte value, int hour)
    {
        var bench = new Bench(new RealTimeClockModel());
        bench.Clock.Set(StartMs + 2 * 3_600_000);
        bench.Model.Force(register, value, bench.NowMs);
        Assert.Equal(RealTimeFinding.Known, bench.Clock.Read(out long utcMs));
        Assert.Equal(hour, DateTimeOffset.FromUnixTimeMilliseconds(utcMs).Hour);
    }

    [Theory]
    [InlineData(0, 0x5A)] // a digit above 9
    [InlineData(0, 0x60)]
    [InlineData(0, 0x80)]
    [InlineData(1, 0x75)]
    [InlineData(2, 0x24)]
    [InlineData(2, 0x40)] // 12-hour mode, 0 o'clock
    [InlineData(2, 0x53)] // 12-hour mode, 13 o'clock
    [InlineData(2, 0xC1)]
    [InlineData(4, 0x00)]
    [InlineData(4, 0x32)]
    [InlineData(5, 0x00)] // month 0
    [InlineData(5, 0x13)]
    [InlineData(5, 0x21)]
    [InlineData(6, 0xA0)]
    public void What_is_no_date_is_not_told(int register, byte value)
    {
        var bench = new Bench(new RealTimeClockModel());
        bench.Clock.Set(StartMs);
        bench.Model.Force(register, value, bench.NowMs);
        Assert.Equal(RealTimeFinding.NoDate, bench.Clock.Read(out _));
        Assert.True(bench.Clock.Set(StartMs));
        Assert.Equal(RealTimeFinding.Known, bench.Clock.Read(out _));
    }

    [Theory]
    [InlineData(0x04, 0x30, 0x02, 0x28)] // 30 February
    [InlineData(0x04, 0x29, 0x02, 0x27)] // 29 February 2027
    [InlineData(0x04, 0x31, 0x04, 0x26)]
    [InlineData(0x04, 0x29, 0x82, 0x00)] // 29 February 2100, no leap year
    public void A_day_that_its_month_has_not_is_no_date(int register, byte day, byte month, byte year)
    {
        var bench = new Bench(new RealTimeClockModel());
        bench.Clock.Set(StartMs);
        bench.Model.Force(register, day, bench.NowMs);
        bench.Model.Force(5, month, bench.NowMs);
        bench.Model.Force(6, year, bench.NowMs);
        Assert.Equal(RealTimeFinding.NoDate, bench.Clock.Read(out _));
    }

    [Fact]
    [Trait("FieldFailure", "4")]
    public void A_stopped_oscillator_is_reported_whatever_the_date_looks_like()
    {
        var bench = new Bench(new RealTimeClockModel());
        bench.Clock.Set(StartMs);
        bench.Model.Force(0x0F, 0x88, bench.NowMs);
        Assert.Equal(RealTimeFinding.Stopped, bench.Clock.Read(out _));
    }

    [Fact]
    public void An_interrupted_setting_leaves_a_clock_that_is_known_to_be_wrong()
    {
        for (int transfers = 0; transfers < 3; transfers++)
        {
            var bench = new Bench(new RealTimeClockModel()) { WritesLeft = transfers };
            Assert.False(bench.Clock.Set(StartMs));
            bench.WritesLeft = int.MaxValue;
            Assert.NotEqual(RealTimeFinding.Known, bench.Clock.Read(out _));
        }
    }

    [Theory]
    [InlineData(0x19, 0x40, 2_525)]
    [InlineData(0xF5, 0x80, -1_050)] // -10.5, signed
    public void The_temperature_is_signed(byte high, byte low, int centidegrees)
    {
        var bench = new Bench(new RealTimeClockModel());
        bench.Model.Force(0x11, high, bench.NowMs);
        bench.Model.Force(0x12, low, bench.NowMs);
        bench.Clock.Read(out _);
        Assert.Equal(centidegrees, bench.Clock.TemperatureCentidegrees());
    }

    [Fact]
    public void A_bus_that_reads_all_ones_or_zeros_or_anything_tells_no_wrong_time_and_throws_nothing()
    {
        var bus = new AnyBus();
        var clock = new RealTimeClock(bus);
        foreach (byte value in new byte[] { 0x00, 0xFF })
        {
            bus.Fill = value;
            Assert.Equal(RealTimeFinding.NoDate, clock.Read(out _));
        }

        bus.Fill = null;
        for (int i = 0; i < 60_000; i++)
        {
            if (clock.Read(out long utcMs) == RealTimeFinding.Known)
            {
                Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(utcMs).Year, 2_000, 2_199);
            }
        }
    }

    /// <summary>Its registers have no checksum: a bit that a bus changes is another time, as good to look at as the true one.</summary>
    [Fact]
    public void A_bit_that_is_changed_on_the_way_makes_no_other_time()
    {
        var bench = new Bench(new RealTimeClockModel());
        Assert.True(bench.Clock.Set(StartMs));
        int known = 0;
        for (int place = 0; place < 7 * 8; place++)
        {
            for (int reading = 1; reading <= 4; reading++)
            {
                bench.ChangeBit(place, reading);
                bool isKnown = bench.Clock.Read(out long utcMs) == RealTimeFinding.Known;
                known += isKnown ? 1 : 0;
                Assert.True(!isKnown || Math.Abs(utcMs - bench.NowMs) <= 1_000, $"bit {place % 8} of register {place / 8} made {utcMs - bench.NowMs} ms");
                bench.NowMs += 700;
            }
        }

        Assert.True(known > 7 * 8 / 2, "nothing was believed any more");
    }

    private sealed class AnyBus : II2cBus
    {
        private readonly Random random = new(2);

        public byte? Fill { get; set; }

        public I2cStatus Write(int address, byte[] data, int count) => I2cStatus.Complete;

        public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
        {
            random.NextBytes(read.AsSpan(0, readCount));
            if (Fill is { } value)
            {
                read.AsSpan(0, readCount).Fill(value);
            }

            return I2cStatus.Complete;
        }

        public I2cStatus Read(int address, byte[] data, int count) => I2cStatus.NotAcknowledged;

        public void Clear()
        {
        }
    }

    private sealed class Bench : II2cBus
    {
        private int changedPlace;
        private int readingsToChange;

        public Bench(RealTimeClockModel model)
        {
            Model = model;
            Clock = new RealTimeClock(this);
            model.SetPower(true, NowMs);
        }

        public RealTimeClockModel Model { get; }

        public RealTimeClock Clock { get; }

        public long NowMs { get; set; } = StartMs;

        public int WritesLeft { get; set; } = int.MaxValue;

        public I2cStatus Write(int address, byte[] data, int count) =>
            WritesLeft-- > 0 && address == 0x68 ? ((II2cDevice)Model).Write(data.AsSpan(0, count), NowMs) : I2cStatus.NotAcknowledged;

        public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
        {
            I2cStatus status = Model.WriteRead(write.AsSpan(0, writeCount), read.AsSpan(0, readCount), NowMs);
            if (--readingsToChange == 0)
            {
                read[changedPlace / 8] ^= (byte)(1 << changedPlace % 8);
            }

            return status;
        }

        /// <summary>Changes one bit of a reading, of which 1 is the next.</summary>
        public void ChangeBit(int place, int reading) => (changedPlace, readingsToChange) = (place, reading);

        public I2cStatus Read(int address, byte[] data, int count) => I2cStatus.NotAcknowledged;

        public void Clear()
        {
        }
    }
}
