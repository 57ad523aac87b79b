using System.Diagnostics;

namespace Station.Tool.Tests;

/// <summary>A demonstration without an end of its own, as somebody watches it and stops it.</summary>
public sealed class DemoEndTests : IDisposable
{
    private readonly ToolFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Stopped_at_its_usual_speed_it_says_what_it_came_to_and_tidies_up(string signal)
    {
        Directory.CreateDirectory(files["tmp"]);
        using Process process = ToolRun.Start(new Dictionary<string, string> { ["TMPDIR"] = files["tmp"] }, "demo");
        string shown = string.Empty;
        while (!shown.Contains("of virtual time", StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            shown += line;
        }

        using Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        ToolRun run = await ToolRun.EndOf(process);

        run.AssertDone();
        Assert.Contains("What it came to", run.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(files["tmp"], "station-demo-*"));
    }
}
