using System.Text;
using System.Text.Json;
using Station.Sealing;
using Station.Settings;
using Xunit;

namespace Station.Tests.Terminal;

/// <summary>A board that becomes a station over its terminal.</summary>
public sealed class ProvisioningTests
{
    private static readonly string ChainKey = Digits(0x11);
    private static readonly string CommandKey = Digits(0xC2);

    private readonly TerminalBench bench = new();

    public ProvisioningTests() => bench.Settle();

    [Fact]
    public void Number_generation_and_keys_are_durable_and_in_force_at_the_next_start()
    {
        Assert.True(Request($"provision 42 3 {ChainKey} {CommandKey}").GetProperty("ok").GetBoolean());

        var settings = new StationSettings(new SettingsSchema());
        new SettingsStore(bench.Board.Volume, bench.Board.Checksum, settings, bench.Log).Load();
        Assert.Equal((42, 3, CommandKey), (settings.Number(SettingKey.Station), settings.Number(SettingKey.Generation), settings.Text(SettingKey.CommandKey)));
        Assert.Equal(KeyFinding.Sound, new KeyStore(bench.Board.Volume, bench.Board.Checksum).Load(42, 3));
        Assert.Contains(Convert.FromHexString(ChainKey), Windows(Read(KeyStore.Path)!));
    }

    [Fact]
    public void A_station_is_not_made_another_one()
    {
        Request($"provision 42 3 {ChainKey} {CommandKey}");
        byte[] key = Read(KeyStore.Path)!;

        Assert.Equal("already-provisioned", Error(Request($"provision 43 0 {CommandKey} {ChainKey}")));

        Assert.Equal(42, bench.Store.Settings.Number(SettingKey.Station));
        Assert.Equal(key, Read(KeyStore.Path));
    }

    [Theory]
    [InlineData("provision", "setting-not-number")]
    [InlineData("provision 0 0 CHAIN COMMAND", "setting-out-of-range")]
    [InlineData("provision 4294967296 0 CHAIN COMMAND", "setting-out-of-range")]
    [InlineData("provision 42 256 CHAIN COMMAND", "setting-out-of-range")]
    [InlineData("provision 42 0 CHAIN", "setting-not-key")]
    [InlineData("provision 42 0 CHAINx COMMAND", "setting-not-key")]
    [InlineData("provision 42 0 xCHAIN COMMAND", "setting-not-key")]
    [InlineData("provision 42 0 CHAIN g1COMMAND", "setting-not-key")]
    [InlineData("provision 42 0 CHAIN NONE", "setting-not-key")]
    [InlineData("provision 42 0 NONE COMMAND", "setting-not-key")]
    [InlineData("provision 42 0 CHAIN COMMAND more", "too-many-words")]
    public void What_is_no_identity_is_refused_without_repeating_a_key(string line, string token)
    {
        string reply = RequestText(line.Replace("CHAIN", ChainKey, StringComparison.Ordinal).Replace("COMMAND", CommandKey, StringComparison.Ordinal).Replace("NONE", CommandKey[1..] + "g", StringComparison.Ordinal));

        Assert.Null(Read(KeyStore.Path));
        Assert.Equal(token, Error(JsonDocument.Parse(reply).RootElement));
        Assert.DoesNotContain(ChainKey[..16], reply, StringComparison.Ordinal);
        Assert.DoesNotContain(CommandKey[..16], reply, StringComparison.Ordinal);
        Assert.False(bench.Store.Settings.HasStationNumber);
    }

    [Fact]
    public void A_person_who_types_keys_sees_stars()
    {
        string printed = Type($"provision 42 3 {ChainKey} {CommandKey}");

        Assert.Contains("provision ****", printed);
        Assert.DoesNotContain(ChainKey[..16], printed, StringComparison.Ordinal);
        Assert.DoesNotContain(CommandKey[..16], printed, StringComparison.Ordinal);
    }

    [Fact]
    public void When_flash_refuses_the_board_is_none_and_the_same_line_finishes_it()
    {
        bench.Board.Volume.Refuses = true;
        Assert.Equal("settings-not-saved", Error(Request($"provision 42 3 {ChainKey} {CommandKey}")));
        Assert.False(bench.Store.Settings.HasStationNumber);

        bench.Board.Volume.Refuses = false;
        Assert.True(Request($"provision 42 3 {ChainKey} {CommandKey}").GetProperty("ok").GetBoolean());
        Assert.True(bench.Store.Settings.HasStationNumber);
    }

    [Fact]
    public void A_file_arrives_in_portions_of_which_each_may_come_twice()
    {
        byte[] content = Encoding.UTF8.GetBytes("profile bridge version=4 board=reference\n");
        Begin("a.profile", content);
        for (int offset = 0; offset < content.Length; offset += 16)
        {
            string portion = $"file a.profile {offset} {Convert.ToHexString(content.AsSpan(offset, Math.Min(16, content.Length - offset)))}";
            Assert.True(Request(portion).GetProperty("ok").GetBoolean());
            Assert.Equal(offset + 16 >= content.Length, Read("a.profile") is not null);
            Assert.True(Request(portion).GetProperty("ok").GetBoolean());
        }

        Assert.Equal(content, Read("a.profile"));
    }

    [Theory]
    [InlineData("file a.profile 0 00")]
    [InlineData("file b.pem 0 0102")]
    [InlineData("file a.pem 1 02")]
    [InlineData("file a.pem -1 01")]
    [InlineData("file a.pem x 01")]
    [InlineData("file a.pem 0 010203")]
    [InlineData("file a.pem 0 012")]
    [InlineData("file a.pem 0 0g")]
    [InlineData("file a.pem 0")]
    [InlineData("file a.pem")]
    [InlineData("file a.pem 0 0103")]
    public void A_portion_that_does_not_belong_there_ends_in_no_file(string line)
    {
        Begin("a.pem", [1, 2]);

        Assert.Equal("file-broken", Error(Request(line)));

        Assert.Null(Read("a.pem"));
        Assert.Null(Read("b.pem"));
    }

    [Theory]
    [InlineData("settings-a new 4 00000000")]
    [InlineData("keys/chain new 4 00000000")]
    [InlineData("run/x.pem new 4 00000000")]
    [InlineData("a.pem new 0 00000000")]
    [InlineData("a.pem new 8193 00000000")]
    [InlineData("a.pem new 99999999999 00000000")]
    [InlineData("a.pem new")]
    [InlineData("0123456789012345678901234567890.pem new 4 00000000")]
    public void Only_profiles_and_certificates_of_a_bounded_size_are_taken(string words) => Assert.Equal("file-refused", Error(Request("file " + words)));

    [Fact]
    public void A_file_that_flash_refuses_is_written_by_the_last_portion_again()
    {
        Begin("a.pem", [1, 2]);
        bench.Board.Volume.Refuses = true;
        Assert.Equal("file-not-saved", Error(Request("file a.pem 0 0102")));

        bench.Board.Volume.Refuses = false;
        Assert.True(Request("file a.pem 0 0102").GetProperty("ok").GetBoolean());
        Assert.Equal([1, 2], Read("a.pem"));
    }

    private void Begin(string name, byte[] content) =>
        Assert.True(Request($"file {name} new {content.Length} {bench.Board.Checksum.Crc32(content, 0, content.Length):X8}").GetProperty("ok").GetBoolean());

    private JsonElement Request(string line) => JsonDocument.Parse(RequestText(line)).RootElement;

    private string RequestText(string line) => Assert.Single(Type($"@1 {line}").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), text => text[0] == '{');

    private string Type(string line)
    {
        bench.Port.Type(line + "\r");
        return bench.Settle();
    }

    private byte[]? Read(string path) => bench.Board.Volume.Files.GetValueOrDefault(path);

    private static string Error(JsonElement reply) => reply.GetProperty("error").GetString()!;

    private static string Digits(byte value) => string.Concat(Enumerable.Range(0, 32).Select(i => ((byte)(value + i)).ToString("x2")));

    private static IEnumerable<byte[]> Windows(byte[] content) => Enumerable.Range(0, content.Length - 31).Select(start => content[start..(start + 32)]);
}
