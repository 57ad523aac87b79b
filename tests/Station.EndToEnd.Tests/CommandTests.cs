using System.Text.Json;
using Station.Platform.Commands;
using Station.Platform.Storage;

namespace Station.EndToEnd.Tests;

/// <summary>Commands as people send them: the tool, a real broker, and the firmware behind it.</summary>
public sealed class CommandTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Mosquitto broker = new();
    private readonly RunningStation running;

    public CommandTests() => running = new RunningStation(broker.Port);

    public void Dispose()
    {
        running.Dispose();
        broker.Dispose();
    }

    [Fact]
    public void A_command_is_done_refused_or_not_answered_and_the_exit_status_says_which()
    {
        running.RunFor(TimeSpan.FromMinutes(5));

        (int status, string output, string errors) = Command("diagnostics", "--json");
        Assert.True(status == 0, errors);
        using (JsonDocument answer = JsonDocument.Parse(output))
        {
            Assert.Equal("done", answer.RootElement.GetProperty("outcome").GetString());
            Assert.Equal(1, answer.RootElement.GetProperty("detail").GetProperty("boot").GetInt64());
        }

        (status, output, _) = Command("set", "site=north", "latitude=37068000");
        Assert.Equal(0, status);
        Assert.Matches("00000001 set: (already-)?done", output); // the station's hours pass in seconds, so that an answer may come too late and be asked for again
        Assert.Equal("north", running.Station.Firmware!.Delivery!.Settings.Settings.Text(global::Station.Settings.SettingKey.Site));

        (status, output, errors) = Command("set", "site=south", "broker-password=planted");
        Assert.Equal(1, status);
        Assert.Contains("command-refused", errors);
        Assert.Contains("bad-setting, number 2: setting-is-secret", errors);
        Assert.DoesNotContain("planted", output + errors);
    }

    [Fact]
    public async Task What_the_sender_was_told_is_in_the_receivers_store_and_in_a_rebuild_of_it()
    {
        using ToolProcess receiver = ToolProcess.Start(running.ReceiverArguments(broker));
        running.AwaitStore();
        running.RunFor(TimeSpan.FromMinutes(5));
        string done = IdOf(Command("diagnostics", "--json").Output);
        (_, string output, _) = Command("set", "site=south", "broker-password=planted", "--json");
        string refused = IdOf(output);

        List<string> answers = [];
        for (int minutes = 0; minutes < 60 && answers.Count < 2; minutes++)
        {
            running.RunFor(TimeSpan.FromMinutes(1));
            using EvidenceReader store = EvidenceReader.Open(running.StorePath);
            answers = [.. store.ReadAnswers(1).Where(answer => $"{answer.Id:x16}" == done || $"{answer.Id:x16}" == refused)
                .Where(answer => answer.Outcome is CommandOutcome.Done or CommandOutcome.BadSetting).Select(answer => $"{answer.Id:x16} {answer.Outcome}")];
        }

        Assert.Equal([$"{done} Done", $"{refused} BadSetting"], answers);
        receiver.Kill();
        (int status, string verified, string errors) = await ToolProcess.RunAsync(Limit, "verify", running.StorePath, "--keys", running.KeysPath);
        Assert.True(status == 0, errors);
        Assert.Contains("1 bad-setting", verified);
        string rebuilt = running.FileNamed("rebuilt.sqlite");
        (status, _, errors) = await ToolProcess.RunAsync(Limit, "rebuild", "--from", running.StorePath, "--store", rebuilt, "--keys", running.KeysPath);
        Assert.True(status == 0, errors);
        using EvidenceReader one = EvidenceReader.Open(running.StorePath);
        using EvidenceReader other = EvidenceReader.Open(rebuilt);
        Assert.Equal(one.ComputeDigest(), other.ComputeDigest());
    }

    [Fact]
    public async Task A_station_that_is_not_there_is_said_not_to_answer()
    {
        (int status, _, string errors) = await ToolProcess.RunAsync(Limit, Arguments("identify", "--wait", "2s"));
        Assert.Equal(4, status);
        Assert.Contains("command-unanswered", errors);
    }

    private static string IdOf(string output)
    {
        using JsonDocument answer = JsonDocument.Parse(output);
        return answer.RootElement.GetProperty("id").GetString()!;
    }

    private string[] Arguments(string name, params string[] rest) =>
        ["command", name, "--broker", broker.Url, "--registry", running.KeysPath, "--station", "00000001", "--lifetime", "2d", .. rest];

    /// <summary>Runs the tool while the station runs on beside it.</summary>
    private (int Status, string Output, string Errors) Command(string name, params string[] rest)
    {
        Task<(int, string, string)> tool = Task.Run(() => ToolProcess.RunAsync(Limit, Arguments(name, rest)));
        while (!tool.IsCompleted)
        {
            running.RunFor(TimeSpan.FromSeconds(1));
        }

        return tool.GetAwaiter().GetResult();
    }
}
