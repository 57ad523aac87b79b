using System.Runtime.InteropServices;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Sensors.Expander;
using Station.Simulator.Models;
using Xunit;

namespace Station.Tests.Sensors;

/// <summary>The expander's driver against a chip that behaves as its data sheet says.</summary>
public sealed class ExpanderTests
{
    private const int FifoBytes = ExpanderPort.FifoBytes;

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
    public void Any_number_of_bytes_that_fits_the_fifo_is_sent_and_taken_as_it_is()
    {
        var bench = new Bench();
        ExpanderPort port = bench.Open(1, 9_600);
        for (int count = 1; count <= FifoBytes; count++)
        {
            byte[] sent = [.. Enumerable.Range(count, count).Select(value => (byte)value)];
            port.DiscardInput();
            Assert.True(port.Write(sent, 0, count));
            bench.NowMs += 200;
            byte[] taken = new byte[FifoBytes + 2];
            Assert.Equal(count, port.Read(taken, 1, FifoBytes + 1));
            Assert.Equal(sent, bench.MirrorB.Heard);
            bench.MirrorB.Heard.Clear();
            Assert.Equal([0, .. sent, .. new byte[FifoBytes + 1 - count]], taken);
        }

        Assert.False(port.Write(new byte[FifoBytes + 1], 0, FifoBytes + 1));
        Assert.Empty(bench.MirrorB.Heard);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    public void No_byte_is_lost_or_invented_while_others_arrive_between_the_transfers(int most)
    {
        var bench = new Bench();
        ExpanderPort port = bench.Open(0, 9_600);
        Assert.Equal(1, bench.Ask(port));
        byte[] stream = [.. Enumerable.Range(0, 2_000).Select(value => (byte)(value * 7))];
        bench.Chip.Line(0).Deliver(stream, bench.NowMs + 2_200, SerialLine.NoTag);

        // A byte takes 1.04 ms: most transfers see another one arrive.
        bench.TransferMs = 1;
        var taken = new List<byte>();
        byte[] buffer = new byte[FifoBytes];
        while (bench.NowMs < 10_000 && taken.Count + bench.Chip.Line(0).Overruns < stream.Length)
        {
            taken.AddRange(buffer[..port.Read(buffer, 0, most)]);
            bench.NowMs += most / 6;
        }

        // One or two bytes at a time are slower than the line: what the FIFO has no room for is lost there, and nowhere else.
        Assert.Equal(most > 2, port.LineErrors == 0);
        Assert.Equal(stream.Length, taken.Count + bench.Chip.Line(0).Overruns);
        int place = -1;
        foreach (byte value in taken)
        {
            place = Array.IndexOf(stream, value, place + 1);
            Assert.NotEqual(-1, place);
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
    public void All_ones_are_no_bytes_whenever_the_supply_goes()
    {
        var bench = new Bench();
        ExpanderPort port = bench.Open(0, 9_600);
        Assert.True(port.Write([7], 0, 1));
        bench.NowMs += 100;
        bench.Chip.SetPower(false, 0);

        byte[] buffer = new byte[FifoBytes];
        Assert.Equal((0, 0, 0), (port.Available, port.Read(buffer, 0, FifoBytes), port.LineErrors));
        port.DiscardInput();
        Assert.False(port.Write([7], 0, 1));
        Assert.All(buffer, value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_chip_that_lost_its_settings_costs_one_question()
    {
        var bench = new Bench();
        ExpanderPort port = bench.Open(0, 9_600);
        Assert.Equal(1, bench.Ask(port));
        Assert.Equal(1, bench.Ask(port));

        bench.Chip.SetPower(false, 0);
        bench.Chip.SetPower(true, 0);
        Assert.Equal(0, bench.Ask(port));
        Assert.Equal(1, bench.Ask(port));
    }

    [Fact]
    public void A_chip_that_kept_the_settings_of_another_boot_gets_those_of_this_one()
    {
        var bench = new Bench();
        bench.Open(0, 4_800).Write([7], 0, 1);
        bench.NowMs += 1_000;
        Assert.Equal(1, bench.Ask(bench.Open(0, 9_600)));
    }

    [Fact]
    public void What_is_still_being_sent_is_not_lost_to_what_comes_after_it()
    {
        var bench = new Bench();
        ExpanderPort port = bench.Open(0, 9_600);
        Assert.True(port.Write(new byte[FifoBytes], 0, FifoBytes));
        Assert.False(port.Write([7], 0, 1));
        bench.NowMs += 30;
        Assert.False(port.Write([7], 0, 1));
        bench.NowMs += 40;
        Assert.True(port.Write([7], 0, 1));
        Assert.Equal((0, FifoBytes + 1), (port.Available, bench.MirrorA.Heard.Count));
    }

    [Fact]
    public void A_bus_that_swaps_the_bytes_of_a_word_is_noticed_and_nothing_is_sent()
    {
        var bench = new Bench { SwapsBytes = true };
        Assert.False(bench.Open(0, 9_600).Write([7], 0, 1));
        Assert.Empty(bench.MirrorA.Heard);
    }

    [Fact]
    public void A_bus_that_refuses_sends_nothing_of_a_command_and_is_used_again()
    {
        var bench = new Bench();
        ExpanderPort port = bench.Open(0, 9_600);
        Assert.Equal(1, bench.Ask(port));
        port.DiscardInput();
        bench.Refused = bench.Transfers + 2;
        Assert.False(port.Write(new byte[FifoBytes], 0, FifoBytes));
        Assert.True(port.Write(new byte[FifoBytes], 0, FifoBytes), "the half that was in the FIFO was not taken out again");

        bench.NowMs += 200;
        bench.Refused = bench.Transfers;
        Assert.Equal((0, 1), (port.Available, bench.Ask(port)));
    }

    [Fact]
    public void An_overrun_of_the_fifo_is_counted_as_a_line_error()
    {
        var bench = new Bench();
        ExpanderPort port = bench.Open(0, 9_600);
        Assert.Equal(1, bench.Ask(port));
        bench.Chip.Line(0).Deliver(new byte[90], bench.NowMs + 200, SerialLine.NoTag);
        bench.NowMs += 300;

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
            foreach (ISpiDevice chip in station.Models.Expanders.Values)
            {
                chip.SetPower(false, 0);
                chip.SetPower(true, 0);
            }
        });
        station.RunFor(TimeSpan.FromMinutes(20));
        string[] channels = ["pm25", "so2", "no2", "o3", "co"];
        Assert.All(station.Records.Skip(5), record => Assert.All(channels, name => Assert.Equal('N', record.Letter(station.Column(name)))));
        Assert.Equal(5, station.Chain.Sensors.Sensors.Count(sensor => sensor.Counters.Timeouts == 1));
    }

    /// <summary>A bus with one chip, and a device on each line that returns what it gets after 50 ms.</summary>
    private sealed class Bench : ISpiBus
    {
        public Bench()
        {
            Chip = new ExpanderModel(MirrorA, MirrorB, 9_600);
            Chip.SetPower(true, 0);
        }

        public ExpanderModel Chip { get; }

        public Mirror MirrorA { get; } = new();

        public Mirror MirrorB { get; } = new();

        public long NowMs { get; set; }

        /// <summary>Time that each transfer takes.</summary>
        public int TransferMs { get; set; }

        public long Transfers { get; private set; }

        /// <summary>The one transfer that is refused.</summary>
        public long Refused { get; set; } = -1;

        public bool SwapsBytes { get; init; }

        public int DeviceCount => 1;

        public ExpanderPort Open(int channel, int baud) => new(new ExpanderBus(this), 0, channel, baud, ExpanderPort.UsualCrystalHz);

        /// <summary>A question as sensors are asked; returns how many bytes came.</summary>
        public int Ask(ExpanderPort port)
        {
            port.DiscardInput();
            port.Write([7], 0, 1);
            NowMs += 100;
            return port.Read(new byte[4], 0, 4);
        }

        public bool Transfer(int device, ushort[] words)
        {
            Assert.Equal(0, device);
            if (Transfers++ == Refused)
            {
                return false;
            }

            NowMs += TransferMs;
            byte[] bytes = MemoryMarshal.AsBytes(words.AsSpan()).ToArray();
            Swap(bytes);
            Chip.Transfer(bytes, NowMs);
            Swap(bytes);
            MemoryMarshal.Cast<byte, ushort>(bytes).CopyTo(words);
            return true;
        }

        private void Swap(byte[] bytes)
        {
            for (int i = 0; SwapsBytes && i < bytes.Length; i += 2)
            {
                (bytes[i], bytes[i + 1]) = (bytes[i + 1], bytes[i]);
            }
        }
    }

    private sealed class Mirror : ISerialDevice
    {
        private long heardAtMs = -1;
        private int begun;

        public List<byte> Heard { get; } = [];

        public void Advance(SerialLine line, long trueMs)
        {
        }

        public void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
        {
            // What belongs to one moment comes anew with each transfer.
            begun = heardAtMs == trueMs && begun < bytes.Length ? begun : 0;
            Heard.AddRange(bytes[begun..]);
            line.Deliver(bytes[begun..], trueMs + 50, SerialLine.NoTag);
            (heardAtMs, begun) = (trueMs, bytes.Length);
        }

        public void Taken(long frameTag, long trueMs)
        {
        }

        public void SetPower(bool on, long trueMs)
        {
        }
    }
}
