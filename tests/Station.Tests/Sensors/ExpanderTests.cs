using Station.Hal;
using Station.Hal.Simulated;
using Station.Sensors.Expander;
using Station.Simulator.Models;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>The expander's driver against a chip that behaves as its data sheet says.</summary>
public sealed class ExpanderTests
{
    private const int Address = 0x48;

    [Fact]
    public void Bytes_go_both_ways_on_both_channels()
    {
        var bench = new Bench();
        for (int channel = 0; channel < 2; channel++)
        {
            IBytePort port = bench.Open(channel, 9_600);
            Assert.True(port.Write([1, 2, 3], 1, 2));
            bench.NowMs += 100;
            byte[] buffer = new byte[8];
            Assert.Equal(2, port.Read(buffer, 3, 5));
            Assert.Equal([0, 0, 0, 2, 3, 0, 0, 0], buffer);
            Assert.Equal((0, 0), (port.Available, port.LineErrors));
        }
    }

    [Fact]
    public void A_missing_chip_refuses_and_is_set_up_when_it_appears()
    {
        var bench = new Bench();
        bench.Chip.SetPower(false, 0);
        ExpanderPort port = bench.Open(0, 9_600);
        Assert.False(port.Write([7], 0, 1));
        Assert.Equal(0, port.Read(new byte[4], 0, 4));

        bench.Chip.SetPower(true, 0);
        Assert.True(port.Write([7], 0, 1));
        bench.NowMs += 100;
        Assert.Equal(1, port.Read(new byte[4], 0, 4));
    }

    [Fact]
    public void An_overrun_of_the_fifo_is_counted_as_a_line_error()
    {
        var bench = new Bench();
        ExpanderPort port = bench.Open(0, 9_600);
        for (int i = 0; i < 3; i++)
        {
            Assert.True(port.Write(new byte[30], 0, 30));
            bench.NowMs += 200;
        }

        Assert.Equal(64, port.Read(new byte[100], 0, 100));
        Assert.Equal(1, port.LineErrors);
        port.DiscardInput();
        Assert.Equal(0, port.Available);
    }

    [Fact]
    public void At_another_speed_the_line_brings_nothing_good()
    {
        var bench = new Bench();
        ExpanderPort port = bench.Open(0, 4_800);
        port.Write([0x42], 0, 1);
        bench.NowMs += 100;
        Assert.Equal(0, port.Read(new byte[4], 0, 4));
    }

    [Fact]
    public void Sensors_come_back_after_the_chip_has_lost_its_settings()
    {
        var station = new MeasuringStation(RepositoryFiles.Profile("reference"));
        station.At(TimeSpan.FromMinutes(10), () =>
        {
            foreach (II2cDevice chip in station.Models.I2cDevices.Values)
            {
                chip.SetPower(false, 0);
                chip.SetPower(true, 0);
            }
        });
        station.RunFor(TimeSpan.FromMinutes(20));
        Assert.All(new[] { "pm25", "so2", "no2", "o3", "co" }, name => Assert.Equal('N', station.Records[^1].Letter(station.Column(name))));
        Assert.Contains(station.Records, record => record.Letter(station.Column("so2")) == 'B');
    }

    /// <summary>A bus with one chip, and a device on each line that returns what it gets after 50 ms.</summary>
    private sealed class Bench : II2cBus
    {
        public Bench()
        {
            Chip = new ExpanderModel(new Mirror(), new Mirror(), 9_600);
            Chip.SetPower(true, 0);
        }

        public ExpanderModel Chip { get; }

        public long NowMs { get; set; }

        public ExpanderPort Open(int channel, int baud) => new(new ExpanderBus(this), Address, channel, baud, ExpanderPort.UsualCrystalHz);

        public I2cStatus Write(int address, byte[] data, int count) => Chip.Write(data.AsSpan(0, count), NowMs);

        public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount) =>
            Chip.WriteRead(write.AsSpan(0, writeCount), read.AsSpan(0, readCount), NowMs);

        public I2cStatus Read(int address, byte[] data, int count) => I2cStatus.NotAcknowledged;

        public void Clear()
        {
        }
    }

    private sealed class Mirror : ISerialDevice
    {
        public void Advance(SerialLine line, long trueMs)
        {
        }

        public void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs) => line.Deliver(bytes, trueMs + 50, SerialLine.NoTag);

        public void Taken(long frameTag, long trueMs)
        {
        }

        public void SetPower(bool on, long trueMs)
        {
        }
    }
}
