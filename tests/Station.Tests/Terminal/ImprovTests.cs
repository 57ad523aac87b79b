using System.Text;
using Station.Hal;
using Station.Texts;
using Xunit;

namespace Station.Tests.Terminal;

/// <summary>An installer that speaks Improv on the terminal's port, beside the people there.</summary>
public sealed class ImprovTests
{
    private const int Command = 3;
    private const string Password = "Hunter-Zwei";

    private readonly TerminalBench bench = new();

    public ImprovTests() => bench.Settle();

    /// <summary>The example of the protocol's page, as a packet.</summary>
    private static byte[] Settings(string name = "MyWirelessAP", string password = "mysecurepassword")
    {
        byte[] ssid = Encoding.UTF8.GetBytes(name);
        byte[] secret = Encoding.UTF8.GetBytes(password);
        return Rpc(1, [(byte)ssid.Length, .. ssid, (byte)secret.Length, .. secret]);
    }

    [Fact]
    public void A_network_is_tried_and_kept()
    {
        Assert.Equal(["2:0", "1:3"], Send(Settings()));
        Assert.Equal(("MyWirelessAP", "mysecurepassword"), bench.Wireless.Tried);
        Assert.Equal(["2:0", "1:3"], Send(Rpc(2)));
        Assert.False(bench.Wireless.IsKept);
        bench.Wireless.Link = LinkState.Up;
        bench.StepFor(1_000);
        Assert.Equal(["1:4", "4:1,0"], Packets(bench.Port.TakePrintedBytes()));
        Assert.True(bench.Wireless.IsKept);
    }

    [Theory]
    [InlineData(LinkState.Refused, "password-refused: The network refuses the password. ", 1_000)]
    [InlineData(LinkState.Connecting, "network-not-reached: The network is not in reach. ", 46_000)]
    [InlineData(LinkState.Down, "network-not-reached: The network is not in reach. ", 46_000)]
    public void A_wrong_password_is_told_from_a_network_that_is_not_there(LinkState state, string text, int afterMs)
    {
        Send(Settings());
        bench.Wireless.Link = state;
        bench.StepFor(afterMs);
        byte[] printed = bench.Port.TakePrintedBytes();
        Assert.Equal(["2:3", "1:2"], Packets(printed));
        Assert.Contains(text, Encoding.Latin1.GetString(printed));
        Assert.False(bench.Wireless.IsKept);
        Assert.Equal(["2:0", "1:2"], Send(Rpc(2)));
    }

    [Fact]
    public void The_end_of_a_try_does_not_break_into_a_reply()
    {
        Send(Settings());
        bench.Port.Type("@7 help\r");
        bench.StepFor(40);
        bench.Wireless.Link = LinkState.Up;
        bench.StepFor(5_000);
        byte[] printed = bench.Port.TakePrintedBytes();
        Assert.Equal(["1:4", "4:1,0"], Packets(printed));
        Assert.Matches("\r\n\\{\"id\":\"7\"[^\r\n]*\\}\r\n", Encoding.Latin1.GetString(printed));
    }

    [Fact]
    public void What_the_station_would_not_take_is_said_in_words()
    {
        bench.Wireless.Refuses = Refusal.SettingTooLong;
        byte[] printed = SendRaw(Settings());
        Assert.Equal(["2:0", "2:255", "1:2"], Packets(printed));
        Assert.Contains("setting-too-long: ", Encoding.Latin1.GetString(printed));
    }

    [Fact]
    public void A_network_that_flash_does_not_keep_is_no_success()
    {
        Send(Settings());
        bench.Wireless.Link = LinkState.Up;
        bench.Wireless.RefusesToKeep = Refusal.SettingsNotSaved;
        bench.StepFor(1_000);
        Assert.Equal(["2:255", "1:2"], Packets(bench.Port.TakePrintedBytes()));
    }

    [Fact]
    public void The_state_of_a_station_that_is_connected_comes_with_its_result()
    {
        Assert.Equal(["2:0", "1:2"], Send(Rpc(2)));
        bench.Wireless.IsConnected = true;
        Assert.Equal(["2:0", "1:4", "4:2,0"], Send(Rpc(2)));
    }

    [Fact]
    public void Device_information_names_firmware_version_board_and_station()
    {
        string printed = Encoding.Latin1.GetString(SendRaw(Rpc(3)));
        Assert.Contains("\u000fStationFirmware\u00051.2.3\u000fESP32/reference\u00080000002a", printed);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(99)]
    public void What_the_station_cannot_do_is_an_unknown_command(byte command) => Assert.Equal(["2:0", "2:2"], Send(Rpc(command)));

    [Fact]
    public void Packets_that_are_not_what_they_say_are_invalid_and_change_nothing()
    {
        byte[] wrongSum = Settings();
        wrongSum[^1] ^= 1;
        Assert.Equal(["2:1"], Send(wrongSum));
        Assert.Equal(["2:1"], Send(Packet(Command, [])));
        Assert.Equal(["2:1"], Send(Packet(Command, [1])));
        Assert.Equal(["2:1"], Send(Packet(Command, [1, 5, 0])));
        Assert.Equal(["2:0", "2:1"], Send(Rpc(1)));
        Assert.Equal(["2:0", "2:1"], Send(Rpc(1, [0, 0])));
        Assert.Equal(["2:0", "2:1"], Send(Rpc(1, [3, (byte)'a', (byte)'b'])));
        Assert.Equal(["2:0", "2:1"], Send(Rpc(1, [1, (byte)'a', 9, (byte)'b'])));
        Assert.Equal(["2:0", "2:1"], Send(Rpc(1, [1, (byte)'a', 1, (byte)'b', 0])));
        Assert.Equal(["2:0", "2:1"], Send(Rpc(1, [1, 0x80, 0])));
        Assert.Equal([], Send(Packet(1, [2])));
        Assert.Null(bench.Wireless.Tried);
    }

    [Fact]
    public void A_password_is_never_printed()
    {
        byte[] damaged = Settings("net", Password);
        damaged[^1]++;
        byte[] printed = [.. SendRaw(Settings("net", Password)), .. SendRaw(damaged), .. SendRaw(Settings("net", Password)[..^3])];
        bench.StepFor(5_000);
        bench.Port.Type("\r");
        Assert.DoesNotContain(Password, Encoding.Latin1.GetString([.. printed, .. Encoding.UTF8.GetBytes(bench.Settle())]));
    }

    [Fact]
    public void What_a_damaged_packet_took_of_a_line_takes_the_rest_of_the_line_with_it()
    {
        byte[] packet = Rpc(2);
        packet[8] += 20;
        bench.Port.Type([.. packet, .. Encoding.UTF8.GetBytes("set broker-password " + Password + "\r")]);
        Assert.DoesNotContain("Zwei", Encoding.Latin1.GetString(SendRaw([])));
        Assert.Contains("Language", bench.Ask("lang"));
    }

    [Fact]
    public void A_line_end_within_a_packet_that_a_damaged_one_reached_into_shows_nothing_of_it()
    {
        byte[] packet = Rpc(2);
        packet[8] += 5;
        Assert.DoesNotContain("Zwei", Encoding.Latin1.GetString(SendRaw([.. packet, .. Settings("ten-letter", Password)])));
    }

    [Theory]
    [InlineData("I")]
    [InlineData("IMPROV")]
    [InlineData("IIMPROVE")]
    [InlineData("IMPIMPROVED")]
    public void What_only_begins_like_a_packet_was_typed(string typed)
    {
        Assert.StartsWith($"unknown-command: {typed}: ", bench.Ask(typed));
    }

    [Fact]
    public void A_packet_may_come_in_the_middle_of_a_line_and_with_a_line_feed_behind_it()
    {
        bench.Port.Type("lan");
        bench.Settle();
        Assert.Equal(["2:0", "1:2"], Send([.. Rpc(2), (byte)'\n']));
        bench.Port.Type("g\r");
        Assert.Contains("Language", bench.Settle());
    }

    [Fact]
    public void Half_a_packet_is_forgotten_after_a_pause()
    {
        bench.Port.Type(Settings()[..12]);
        bench.Settle();
        bench.StepFor(2_000);
        Assert.Contains("Language", bench.Ask("lang"));
    }

    [Fact]
    public void The_terminal_stays_open_while_a_network_is_tried()
    {
        Send(Settings());
        bench.StepFor(40_000);
        Assert.True(bench.Loop.IsOpen);
        bench.StepFor(90_000);
        Assert.False(bench.Loop.IsOpen);
    }

    private static byte[] Rpc(byte command, params byte[] data) => Packet(Command, [command, (byte)data.Length, .. data]);

    private static byte[] Packet(byte type, byte[] data)
    {
        byte[] packet = [.. "IMPROV"u8, 1, type, (byte)data.Length, .. data];
        return [.. packet, (byte)packet.Sum(value => value)];
    }

    private string[] Send(byte[] packet) => Packets(SendRaw(packet));

    private byte[] SendRaw(byte[] packet)
    {
        bench.Port.TakePrintedBytes();
        bench.Port.Type(packet);
        bench.StepFor(500);
        return bench.Port.TakePrintedBytes();
    }

    /// <summary>Type and data of each packet, which must begin a line and carry its checksum.</summary>
    private static string[] Packets(byte[] printed)
    {
        var packets = new List<string>();
        ReadOnlySpan<byte> header = "\nIMPROV\u0001"u8;
        for (int at = printed.AsSpan().IndexOf(header); at >= 0;)
        {
            int from = at + 1;
            int length = printed[from + 8];
            Assert.Equal((byte)printed.AsSpan(from, 9 + length).ToArray().Sum(value => value), printed[from + 9 + length]);
            packets.Add($"{printed[from + 7]}:{string.Join(',', printed.AsSpan(from + 9, length).ToArray())}");
            int next = printed.AsSpan(from).IndexOf(header);
            at = next < 0 ? -1 : from + next;
        }

        return [.. packets];
    }
}
