namespace Station.Tool.Tests;

/// <summary>Command lines that cannot be meant.</summary>
public sealed class UsageTests
{
    /// <summary>The token, a word of the complaint, and the command line.</summary>
    public static TheoryData<string, string, string[]> Bad() => new()
    {
        { "usage", "command", [] },
        { "usage", "nothing", ["nothing"] },
        { "usage", "--keys", ["verify", "FILE"] },
        { "usage", "verify", ["verify", "--keys", "FILE"] },
        { "usage", "--store", ["receive", "--broker", "mqtt://localhost", "--keys", "FILE"] },
        { "usage", "--archive or --from", ["rebuild", "--store", "FILE", "--keys", "FILE"] },
        { "usage", "--archive or --from", ["rebuild", "--store", "FILE", "--keys", "FILE", "--archive", "A", "--from", "B"] },
        { "usage", "command", ["bench"] },
        { "terminal-language", "fr", ["terminal", "--language", "fr"] },
        { "terminal-speed", "fast", ["terminal", "--speed", "fast"] },
        { "terminal-speed", "'0'", ["terminal", "--speed", "0"] },
        { "demo-stations", "0 stations", ["demo", "--stations", "0"] },
        { "demo-outage", "--for", ["demo", "--outage"] },
        { "demo-speed", "fast", ["demo", "--speed", "fast"] },
        { "usage", "--day", ["report", "--store", "FILE"] },
        { "report-day", "2026-02-30", ["report", "--store", "FILE", "--day", "2026-02-30"] },
        { "report-day", "yesterday", ["report", "--store", "FILE", "--day", "yesterday"] },
        { "report-station", "'42'", ["report", "--store", "FILE", "--day", "2026-11-23", "--station", "42"] },
        { "report-station", "0000002g", ["report", "--store", "FILE", "--day", "2026-11-23", "--station", "0000002g"] },
        { "report-zone", "0, 1, 2, 3, 4a, 4b", ["report", "--store", "FILE", "--day", "2026-11-23", "--zone", "5"] },
        { "report-zone", "no table", ["report", "--store", "FILE", "--day", "1999-11-23", "--zone", "2"] },
        { "usage", "--frames", ["decode"] },
        { "duration", "2 days", ["demo", "--for", "2 days"] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_command_line_is_refused_in_one_line(string token, string word, string[] arguments)
    {
        ToolRun run = await ToolRun.OfAsync(arguments);

        run.AssertError(2, token, word);
        Assert.Equal(string.Empty, run.Output);
    }
}
