using System.Diagnostics;
using System.Security.Cryptography;
using Station.Platform.Keys;
using Station.Tool.Tests;

namespace Station.BenchTools.Tests;

/// <summary>station terminal on a serial port, with a station at the other end of the wire.</summary>
public sealed class TerminalPortTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("terminal-port-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Lines_go_to_the_station_and_its_answers_to_output_and_transcript()
    {
        using PseudoTerminals ports = await PseudoTerminals.OpenAsync();
        await using var station = new StationBehindPort(ports.Far);
        string transcript = Path.Combine(folder.FullName, "transcript");

        ToolRun run = await ToolRun.WithInputAsync("identify\nset\nnonsense\n@5 lang\n", "terminal", "--port", ports.Near, "--transcript", transcript);

        run.AssertDone();
        Assert.Contains("Station number      1", run.Output);
        Assert.Contains("unknown-command: nonsense", run.Output);
        Assert.Contains("{\"id\":\"5\",\"ok\":true,\"rows\":[{\"language\":\"en\"}]}", run.Output);
        Assert.Contains("profile-file", run.Output); // on the second page
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Equal(run.Output, await File.ReadAllTextAsync(transcript, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_a_station_exports_is_carried_to_the_platform_in_the_transcript()
    {
        using PseudoTerminals ports = await PseudoTerminals.OpenAsync();
        await using var station = new StationBehindPort(ports.Far, speed: 600);
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken); // more than an hour of the station's time
        string transcript = Path.Combine(folder.FullName, "transcript");
        string keys = Path.Combine(folder.FullName, "keys");
        new KeyRegistry([new RegisteredStation(1, 0, "terminal", SHA256.HashData("terminal"u8))]).Save(keys);
        string store = Path.Combine(folder.FullName, "store.db");

        (await ToolRun.WithInputAsync("export all\n", "terminal", "--port", ports.Near, "--transcript", transcript)).AssertDone();
        ToolRun import = await ToolRun.OfAsync("import", transcript, "--store", store, "--keys", keys);

        import.AssertDone();
        Assert.Matches(@": [1-9]\d* blocks, [1-9]\d* of them new, [1-9]\d* records\n", import.Output);
        (await ToolRun.OfAsync("verify", store, "--keys", keys)).AssertDone();
    }

    [Fact]
    public async Task Nobody_on_the_line_is_said_so()
    {
        using PseudoTerminals ports = await PseudoTerminals.OpenAsync();

        (await ToolRun.WithInputAsync("status\n", "terminal", "--port", ports.Near)).AssertError(4, "terminal-silence", ports.Near);
    }

    [Fact]
    public async Task A_cable_that_is_pulled_in_the_middle_is_said_so()
    {
        using PseudoTerminals ports = await PseudoTerminals.OpenAsync();
        await using var station = new StationBehindPort(ports.Far);
        using Process session = ToolRun.Start("terminal", "--port", ports.Near);
        await session.StandardInput.WriteLineAsync("watch 600");
        await session.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        ports.Vanish();

        (await ToolRun.EndOf(session)).AssertError(4, "port-lost", ports.Near);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused()
    {
        string there = Path.Combine(folder.FullName, "there");
        await File.WriteAllTextAsync(there, "kept", TestContext.Current.CancellationToken);

        (await ToolRun.OfAsync("terminal", "--port", "/dev/ttyNONE7")).AssertError(3, "port-missing", "/dev/ttyNONE7");
        (await ToolRun.OfAsync("terminal", "--port", "P", "--sim")).AssertError(2, "usage", "--sim");
        (await ToolRun.OfAsync("terminal", "--port", "P", "--speed", "2")).AssertError(2, "usage", "--speed");
        (await ToolRun.OfAsync("terminal", "--sim", "--transcript", there)).AssertError(4, "transcript-unwritable", there);
        Assert.Equal("kept", await File.ReadAllTextAsync(there, TestContext.Current.CancellationToken));
    }
}
