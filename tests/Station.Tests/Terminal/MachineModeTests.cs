using System.Text.Json;
using Station.Indicators;
using Station.Logging;
using Station.Settings;
using Station.Terminal;
using Station.Texts;
using Xunit;

namespace Station.Tests.Terminal;

/// <summary>A program at the terminal: one line of JSON a request, with the request's id.</summary>
public sealed class MachineModeTests
{
    private readonly TerminalBench bench = new();

    public MachineModeTests() => bench.Settle();

    public static TheoryData<string> Commands => new(new TerminalBench().Commands.Select(command => command.Name));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_answers_with_one_line_in_either_language(string command)
    {
        bench.Log.Write(LogLevel.Error, Component.Settings, TextKey.LogSlotDamaged, 2);
        bench.Sources.Blocks = [[1], new byte[1_000]];
        bench.Sources.Calibrations[0].Version = 1;
        bench.Sources.Calibrations[0].Operator = "Li \"N\\a\"";
        foreach (StationState state in Enum.GetValues<StationState>())
        {
            bench.States.Set(state, true);
        }

        foreach (Language language in Enum.GetValues<Language>())
        {
            bench.Catalogue.Language = language;
            JsonElement reply = Request("@7 " + command + (command is "mode" or "calibrate" or "file" or "provision" ? "" : command is "watch" ? " 1" : command is "reboot" or "factory-reset" ? " --yes" : ""));
            Assert.Equal("7", reply.GetProperty("id").GetString());
            bool isRefused = command is "mode" or "calibrate" or "file" or "provision";
            Assert.Equal(!isRefused, reply.GetProperty("ok").GetBoolean());
            Assert.Equal(isRefused, reply.TryGetProperty("error", out _));
        }
    }

    [Fact]
    public void Values_come_with_their_names_and_units_and_without_what_people_need()
    {
        JsonElement status = Row("status", 0);
        Assert.Equal((42, 1, "reference", 50_000, 6), (Int(status, "station"), Int(status, "generation"), Text(status, "board"), Int(status, "freeMemoryBytes"), Int(status, "cause")));
        JsonElement sensor = Row("sensors", 0);
        Assert.Equal(("dust", "plantower", "measuring", 1000), (Text(sensor, "sensor"), Text(sensor, "model"), Text(sensor, "condition"), Int(sensor, "good")));
        JsonElement value = Row("sensors", 1);
        Assert.Equal(("dust", "pm0", -1.05, "ug/m3", "N", 0), (Text(value, "sensor"), Text(value, "channel"), value.GetProperty("value").GetDouble(), Text(value, "unit"), Text(value, "flag"), Int(value, "reason")));
        JsonElement missing = Row("sensors", 4);
        Assert.Equal(("level", JsonValueKind.Null, "B"), (Text(missing, "channel"), missing.GetProperty("value").ValueKind, Text(missing, "flag")));
        JsonElement net = Row("net", 0);
        Assert.Equal(("up", "connected", -61, 8883, true), (Text(net, "link"), Text(net, "broker"), Int(net, "signalDbm"), Int(net, "brokerPort"), net.GetProperty("encrypted").GetBoolean()));
        JsonElement time = Row("time", 0);
        Assert.Equal((1_767_225_600_000, "2026-01-01 08:00:00 UTC+08:00", "sntp"), (time.GetProperty("utcMs").GetInt64(), Text(time, "localTime"), Text(time, "source")));
        JsonElement identity = Row("identify", 0);
        Assert.Equal(("StationFirmware", TerminalBench.Version, Image.Sources, "bridge", 4), (Text(identity, "product"), Text(identity, "version"), Text(identity, "image"), Text(identity, "profile"), Int(identity, "profileVersion")));
    }

    [Theory]
    [InlineData("@a1 nonsense", "a1", "unknown-command", "nonsense")]
    [InlineData("@a1 log loud", "a1", "bad-word", "loud")]
    [InlineData("@a1 reboot", "a1", "not-confirmed", "reboot")]
    [InlineData("@a1 factory-reset", "a1", "not-confirmed", "factory-reset")]
    [InlineData("@a1 help \"", "a1", "unfinished-quote", null)]
    [InlineData("@a1 set \"x\\\"y\" 1", "a1", "setting-unknown", "x\"y")]
    [InlineData("@ status", "", "bad-request-id", null)]
    [InlineData("@a.1 status", "", "bad-request-id", null)]
    [InlineData("@12345678901234567 status", "", "bad-request-id", null)]
    [InlineData("@\"1\" status", "", "bad-request-id", null)]
    [InlineData("@站 status", "", "bad-request-id", null)]
    public void A_refusal_is_a_line_too(string line, string id, string token, string? subject)
    {
        JsonElement reply = Request(line);
        Assert.False(reply.GetProperty("ok").GetBoolean());
        Assert.Equal((id, token), (Text(reply, "id"), Text(reply, "error")));
        Assert.Equal(subject, reply.TryGetProperty("subject", out JsonElement found) ? found.GetString() : null);
        Assert.NotEqual("", Text(reply, "what"));
        Assert.NotEqual("", Text(reply, "remedy"));
        Assert.False(bench.Supervision.Reboots.IsPending);
    }

    [Fact]
    public void A_line_that_is_too_long_is_refused_as_a_whole()
    {
        Assert.Equal("line-too-long", Text(Request("@9 reboot --yes" + new string(' ', LineEditor.LimitBytes)), "error"));
        Assert.False(bench.Supervision.Reboots.IsPending);
    }

    [Fact]
    public void Nothing_to_do_is_answered_too() => Assert.Equal(0, Request("@9").GetProperty("rows").GetArrayLength());

    [Fact]
    public void Nothing_is_echoed_and_a_person_s_open_question_is_dropped()
    {
        bench.Ask("reboot");
        bench.Port.Type("@1 lang\r");
        string printed = bench.Settle();
        Assert.Equal("\r\n{\"id\":\"1\",\"ok\":true,\"rows\":[{\"language\":\"en\"}]}\r\n", printed);
        bench.Ask("yes");
        Assert.False(bench.Supervision.Reboots.IsPending);
    }

    [Fact]
    public void A_secret_that_is_refused_is_not_repeated()
    {
        bench.Store.Load();
        Assert.DoesNotContain("Hunter", RequestText($"@3 set broker-password Hunter-Zwei{new string('x', 65)}"));
        Assert.DoesNotContain("Hunter", RequestText("@3 set broker-password a b c Hunter-Zwei"));
        Assert.True(Request("@3 set broker-password Hunter-Zwei").GetProperty("ok").GetBoolean());
        Assert.Equal("Hunter-Zwei", bench.Store.Settings.Text(SettingKey.BrokerPassword));
        JsonElement settings = Request("@4 set");
        JsonElement row = settings.GetProperty("rows").EnumerateArray().First(row => row.TryGetProperty("name", out JsonElement name) && name.GetString() == "broker-password");
        Assert.True(row.GetProperty("isSet").GetBoolean());
        Assert.False(row.TryGetProperty("value", out _));
    }

    [Fact]
    public void The_next_request_ends_a_watch_and_is_carried_out()
    {
        bench.Port.Type("@1 watch\r");
        bench.StepFor(5_000);
        bench.Port.Type("@2 lang\r");
        string[] lines = bench.Settle().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["1", "2"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static int Int(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    private JsonElement Row(string command, int index) => Request("@1 " + command).GetProperty("rows")[index];

    private JsonElement Request(string line) => JsonDocument.Parse(RequestText(line)).RootElement;

    private string RequestText(string line)
    {
        bench.Settle();
        bench.Port.Type(line + "\r");
        string printed = bench.Settle();
        for (int quiet = 0; quiet < 20 && !printed.EndsWith("}\r\n", StringComparison.Ordinal); quiet++)
        {
            bench.StepFor(1_000);
            printed += bench.Settle();
        }

        return Assert.Single(printed.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }
}
