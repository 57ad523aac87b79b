using System.Text.Json;
using Station.Platform.Storage;

namespace Station.Tool.Tests;

/// <summary>A demonstration that leaves its messages and keys, and what <c>contents</c> reads in them.</summary>
public sealed class KeepTests : IDisposable
{
    private readonly ToolFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task What_a_demonstration_keeps_is_read_message_by_message()
    {
        string kept = files["kept"];
        (await ToolRun.OfAsync("demo", "--for", "10m", "--speed", "max", "--json", "--keep", kept)).AssertDone();

        ToolRun run = await ToolRun.OfAsync("contents", Path.Combine(kept, "messages.jsonl"), "--keys", Path.Combine(kept, "keys.json"));

        run.AssertDone();
        JsonElement[] lines = [.. run.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(File.ReadLines(Path.Combine(kept, "messages.jsonl")).Count(), lines.Length);
        Assert.Equal(["advisory", "valid"], lines.Select(line => line.GetProperty("verdict").GetString()!).Distinct().Order());
        Assert.Contains("live", lines.Where(line => line.TryGetProperty("content", out _)).Select(line => line.GetProperty("content").GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task What_a_demonstration_keeps_has_undisputed_times_and_can_be_given_to_others()
    {
        string kept = files["kept"];
        (await ToolRun.OfAsync("demo", "--for", "3h", "--outage", "--speed", "max", "--json", "--keep", kept)).AssertDone();
        string[] archive = [Path.Combine(kept, "messages.jsonl"), "--keys", Path.Combine(kept, "keys.json")];
        (await ToolRun.OfAsync(["rebuild", "--archive", .. archive, "--store", files["store.db"]])).AssertDone();

        using EvidenceReader store = EvidenceReader.Open(files["store.db"]);
        Assert.All(store.ReadRecords(Assert.Single(store.ReadKeys())), record => Assert.Equal(TimeState.Resolved, record.TimeState));
        ToolRun senml = await ToolRun.OfAsync(["verify", .. archive, "--senml", "json"]);
        senml.AssertDone();
        Assert.InRange(senml.Output.TrimEnd().Split('\n').Length, 150, 400);
    }

    [Fact]
    public async Task A_directory_that_holds_something_is_refused_before_the_run()
    {
        string kept = Directory.CreateDirectory(files["kept"]).FullName;
        File.WriteAllText(Path.Combine(kept, "keys.json"), "mine");

        (await ToolRun.OfAsync("demo", "--for", "2d", "--keep", kept)).AssertError(4, "demo-keep", "holds something already");

        Assert.Equal("mine", File.ReadAllText(Path.Combine(kept, "keys.json")));
    }
}
