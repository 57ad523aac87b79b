using System.Text;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Xunit;

namespace Station.Tests.Board;

/// <summary>The small parts of the virtual board.</summary>
public sealed class BoardPartsTests
{
    private const long StartMs = 1_800_000_000_000;

    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(100, 10, 0)]
    [InlineData(-250, 1, 0)]
    [InlineData(37, 10, 42_949_072_960)]
    public void True_time_of_an_uptime_is_the_first_at_which_the_clock_reads_it(int driftPpm, int tickMs, long uptimeAtBootMs)
    {
        VirtualBoard board = Start(new VirtualBoardOptions { DriftPpm = driftPpm, TickMs = tickMs, UptimeAtFirstBootMs = uptimeAtBootMs });
        foreach (long aheadMs in new long[] { 1, 9, 1_000, 86_400_000, 31_536_000_000 })
        {
            long uptimeMs = uptimeAtBootMs + aheadMs;
            long trueMs = board.Crystal.TrueAt(uptimeMs);
            Assert.InRange(board.Crystal.UptimeAt(trueMs), uptimeMs, uptimeMs + tickMs);
            Assert.True(board.Crystal.UptimeAt(trueMs - 1) < uptimeMs);
        }

        Assert.Equal(long.MaxValue, board.Crystal.TrueAt(long.MaxValue));
    }

    [Fact]
    public void The_calendar_survives_a_reset_and_falls_to_1970_with_the_supply()
    {
        VirtualBoard board = Start(new VirtualBoardOptions());
        Assert.Equal(0, board.Machine.CalendarUtcMs);
        board.Control.SetCalendarUtc(5_000);
        board.Time.AdvanceTo(StartMs + 1_000);
        board.Start();
        Assert.Equal(6_000, board.Machine.CalendarUtcMs);
        board.CutPower();
        board.Start();
        Assert.Equal(0, board.Machine.CalendarUtcMs);
    }

    [Fact]
    public void Checksum_and_mac_give_the_published_values()
    {
        VirtualBoard board = Start(new VirtualBoardOptions());
        Assert.Equal(0xCBF43926, board.Checksum.Crc32("x123456789"u8.ToArray(), 1, 9));

        // RFC 4231, test case 2
        byte[] tag = board.Mac.Compute("Jefe"u8.ToArray(), "what do ya want for nothing?"u8.ToArray());
        Assert.Equal("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843", Convert.ToHexString(tag));
    }

    [Fact]
    public void A_led_remembers_its_rhythm_and_is_dark_after_a_reset()
    {
        VirtualBoard board = Start(new VirtualBoardOptions());
        for (int i = 0; i < 6; i++)
        {
            board.Indicator(IndicatorName.Uplink).Write(i % 2 == 0);
            board.Time.AdvanceTo(board.Time.NowMs + 500);
        }

        VirtualOutput led = board.Led(IndicatorName.Uplink);
        Assert.Equal([StartMs, StartMs + 500, StartMs + 1_000], led.History.Take(3).Select(change => change.AtMs));
        Assert.Equal(2, led.ChangesSince(StartMs + 2_000).Length);
        board.Indicator(IndicatorName.Uplink).Write(true);
        board.Start();
        Assert.False(led.IsActive);
    }

    [Fact]
    public void The_terminal_carries_what_is_typed_and_printed_and_overruns()
    {
        VirtualBoard board = Start(new VirtualBoardOptions());
        board.Console.Type("状态\r");
        byte[] buffer = new byte[300];
        Assert.Equal(7, board.Terminal.Read(buffer, 0, buffer.Length));
        board.Terminal.Write(Encoding.UTF8.GetBytes("好"), 0, 3);
        Assert.Equal("好", board.Console.TakePrinted());
        board.Console.Type(new byte[300]);
        Assert.Equal((256, 44), (board.Terminal.Available, board.Terminal.LineErrors));
    }

    [Fact]
    public void The_rail_feeds_the_sensors_and_is_off_through_a_reset()
    {
        var line = new SerialLine(new ChatteringDevice(), 9_600, receiverBytes: 1_024);
        VirtualBoard board = Start(new VirtualBoardOptions { Lines = { ["COM3"] = line } });
        IBytePort port = board.OpenPort("COM3", 9_600, PortMode.Rs485);
        board.Time.AdvanceTo(StartMs + 1_000);
        Assert.Equal(0, port.Available);
        board.SensorRail.Write(true);
        board.Time.AdvanceTo(StartMs + 2_000);
        Assert.Equal(100, port.Available);
        board.Start();
        board.Time.AdvanceTo(StartMs + 3_000);
        Assert.Equal(100, board.OpenPort("COM3", 9_600, PortMode.Rs485).Available);
    }

    [Fact]
    public void At_another_bit_rate_every_byte_is_wrong_and_counted()
    {
        var line = new SerialLine(new ChatteringDevice(), 9_600, receiverBytes: 1_024);
        VirtualBoard board = Start(new VirtualBoardOptions { Lines = { ["COM3"] = line }, HasSensorRail = false });
        IBytePort port = board.OpenPort("COM3", 4_800, PortMode.FullDuplex);
        board.Time.AdvanceTo(StartMs + 100);
        byte[] buffer = new byte[10];
        Assert.Equal(10, port.Read(buffer, 0, 10));
        Assert.DoesNotContain((byte)0x55, buffer);
        Assert.Equal(10, port.LineErrors);
    }

    [Fact]
    public void An_i2c_bus_without_the_device_and_one_that_is_held()
    {
        VirtualBoard board = Start(new VirtualBoardOptions());
        Assert.Equal(I2cStatus.NotAcknowledged, board.I2c.Write(0x48, [0], 1));
        board.Bus.IsHeld = true;
        Assert.Equal(I2cStatus.ClockStretchTimeout, board.I2c.WriteRead(0x48, [0], 1, new byte[1], 1));
        board.I2c.Clear();
        Assert.Equal(I2cStatus.NotAcknowledged, board.I2c.Write(0x48, [0], 1));
    }

    [Fact]
    public void An_spi_bus_passes_the_low_byte_of_a_word_first_and_reads_all_ones_where_nobody_is()
    {
        VirtualBoard board = Start(new VirtualBoardOptions { ExpanderCount = 2, SpiDevices = { [1] = new Inverter() } });
        ushort[] words = [0x0201, 0x0403];
        Assert.True(board.Spi.Transfer(1, words));
        Assert.Equal([0xFDFE, 0x03FC], words);

        Assert.True(board.Spi.Transfer(0, words));
        Assert.Equal([0xFFFF, 0xFFFF], words);
        Assert.Equal((2, false), (board.Spi.DeviceCount, board.Spi.Transfer(2, words)));
        Assert.Null(Start(new VirtualBoardOptions()).Spi);
    }

    [Fact]
    public void The_wifi_link_takes_its_time_is_refused_and_falls_with_the_access_point()
    {
        VirtualBoard board = Start(new VirtualBoardOptions());
        board.Network.BeginConnect("net", "secret");
        Assert.Equal(LinkState.Connecting, board.Network.State);
        board.Time.AdvanceTo(StartMs + 3_000);
        Assert.Equal(LinkState.Up, board.Network.State);
        board.WiFi.AccessPointPresent = false;
        Assert.Equal(LinkState.Down, board.Network.State);
        board.WiFi.AccessPointPresent = true;
        Assert.Equal(LinkState.Down, board.Network.State);
        board.WiFi.RefusesCredentials = true;
        board.Network.BeginConnect("net", "wrong");
        board.Time.AdvanceTo(StartMs + 6_000);
        Assert.Equal(LinkState.Refused, board.Network.State);
    }

    [Fact]
    public void A_full_volume_looks_to_the_firmware_as_on_the_device_and_is_counted_for_everyone_else()
    {
        VirtualBoard board = Start(new VirtualBoardOptions());
        var operations = new List<FileOperation>();
        board.Storage.Operated += operations.Add;
        byte[] huge = new byte[FlashGeometry.SmallVolumeBytes];
        Assert.Equal(FileStatus.Failed, board.Files.Replace("huge", huge, huge.Length));
        Assert.Equal(1, board.Storage.RefusedForSpace);
        Assert.Equal(new FileOperation("replace", "huge", huge.Length, FileStatus.NoSpace), Assert.Single(operations));
    }

    [Fact]
    public void A_flash_with_timing_keeps_the_machine_waiting()
    {
        VirtualBoard board = Start(new VirtualBoardOptions());
        board.Storage.Timing = FlashTiming.Usual;
        board.Files.Replace("file", new byte[4_000], 4_000);
        Assert.InRange(board.Time.NowMs - StartMs, 45, 60);
    }

    private static VirtualBoard Start(VirtualBoardOptions options)
    {
        var board = new VirtualBoard(new VirtualTime(StartMs), options, new MemoryBrokerLink(new MemoryBroker()));
        board.Start();
        return board;
    }

    /// <summary>Answers each byte with its opposite, but the last one with 3.</summary>
    private sealed class Inverter : ISpiDevice
    {
        public void Transfer(Span<byte> bytes, long trueMs)
        {
            for (int i = 0; i < bytes.Length - 1; i++)
            {
                bytes[i] = (byte)~bytes[i];
            }

            bytes[^1] = 3;
        }

        public void SetPower(bool on, long trueMs)
        {
        }
    }
}
