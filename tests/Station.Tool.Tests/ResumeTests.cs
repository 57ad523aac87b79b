using System.Diagnostics;
using System.Text.Json;

namespace Station.Tool.Tests;

/// <summary>A campaign that was ended in the middle goes on where it was, and only as the same campaign.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Runs = 16;

    private readonly string directory = Directory.CreateTempSubdirectory().FullName;

    private string Campaign => Path.Combine(directory, "campaign.json");

    public void Dispose() => Directory.Delete(directory, true);

    [Fact]
    public async Task A_campaign_that_was_killed_and_resumed_comes_to_the_same_figures_as_one_that_was_not()
    {
        string whole = FiguresOf(await ToolRun.OfAsync([.. Command(Runs), "--jobs", "2"]));
        using (Process killed = ToolRun.Start([.. Command(Runs), "--jobs", "1", "--resume", Campaign]))
        {
            await WaitForRuns(killed, 3);
            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        int done = RunsDone();
        Assert.InRange(done, 3, Runs - 1);
        Assert.Equal(whole, FiguresOf(await ToolRun.OfAsync([.. Command(Runs - done), "--jobs", "2", "--resume", Campaign])));
    }

    [Theory]
    [InlineData("campaign-profile", "--profile", "noise-zone")]
    [InlineData("campaign-length", "--for", "3h")]
    public async Task A_campaign_of_other_runs_is_not_gone_on_with(string token, string option, string value)
    {
        (await ToolRun.OfAsync("simulate", "--profile", "minimum", "--for", "2h", "--resume", Campaign)).AssertDone();
        string[] usual = ["--profile", "minimum", "--for", "2h"];
        usual[Array.IndexOf(usual, option) + 1] = value;
        (await ToolRun.OfAsync(["simulate", .. usual, "--resume", Campaign])).AssertError(2, token, Campaign);
        Assert.Equal(1, RunsDone());
    }

    [Fact]
    public async Task A_campaign_of_another_build_is_not_gone_on_with()
    {
        (await ToolRun.OfAsync("simulate", "--profile", "minimum", "--for", "2h", "--resume", Campaign)).AssertDone();
        using (JsonDocument kept = JsonDocument.Parse(File.ReadAllText(Campaign)))
        {
            string build = kept.RootElement.GetProperty("build").GetString()!;
            File.WriteAllText(Campaign, kept.RootElement.GetRawText().Replace(build, new string('0', build.Length), StringComparison.Ordinal));
        }

        (await ToolRun.OfAsync("simulate", "--profile", "minimum", "--for", "2h", "--resume", Campaign)).AssertError(2, "campaign-build", Campaign);
    }

    private static string[] Command(int runs) => ["simulate", "--profile", "minimum", "--for", "1d", "--seed", "100", "--runs", $"{runs}", "--json"];

    /// <summary>All that does not depend on the machine's speed.</summary>
    private static string FiguresOf(ToolRun run)
    {
        Assert.Equal(string.Empty, run.Error);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        return string.Join('\n', json.RootElement.EnumerateObject().Where(property => property.Name is not ("wallSeconds" or "daysASecond")).Select(property => property.ToString()));
    }

    private async Task WaitForRuns(Process process, int runs)
    {
        while (RunsDone() < runs)
        {
            Assert.False(process.HasExited, "the campaign ended before it could be killed");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The file is replaced as a whole: it is there with all that it says, or not yet.</summary>
    private int RunsDone()
    {
        if (!File.Exists(Campaign))
        {
            return 0;
        }

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Campaign));
        return json.RootElement.GetProperty("runs").GetInt32();
    }
}
