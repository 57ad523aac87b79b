using System.Diagnostics;
using Station.Tool;
using Station.Tool.Flashing;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>nanoff as a process: found, watched, and ended when it must be.</summary>
public sealed class NanoffTests : IDisposable
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(20);

    private readonly WorkFolder folder = new();
    private readonly StandInNanoff standIn;

    public NanoffTests()
    {
        standIn = new StandInNanoff(folder);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_it_prints_comes_a_line_at_a_time_progress_too()
    {
        var lines = new List<string>();

        NanoffRun run = await Nanoff.Find(standIn.Path).RunAsync(Step("--update", 60), lines.Add, TestContext.Current.CancellationToken);

        Assert.Equal([".NET nanoFramework Firmware Flasher v2.5.162", "Flashing firmware...", "Flashing firmware...OK"], lines);
        Assert.Equal((0, 0), (run.ExitCode, run.Code));
    }

    [Fact]
    public async Task One_that_does_not_end_is_ended()
    {
        standIn.BeSlow("update", 120);
        var watch = Stopwatch.StartNew();

        ToolError error = await Assert.ThrowsAsync<ToolError>(() => Nanoff.Find(standIn.Path).RunAsync(Step("--update", 1), _ => { }, TestContext.Current.CancellationToken));

        Assert.Equal("flash-time", error.Token);
        Assert.True(watch.Elapsed < SoonEnough);
    }

    [Fact]
    public async Task It_ends_with_the_command_that_runs_it()
    {
        standIn.BeSlow("update", 120);
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Nanoff.Find(standIn.Path).RunAsync(Step("--update", 60), _ => { }, interrupt.Token));

        Assert.True(watch.Elapsed < SoonEnough);
    }

    [Fact]
    public void A_call_is_shown_as_one_would_type_it() =>
        Assert.Equal("nanoff --deploy --image \"/media/my stick/a.bin\"", Nanoff.CommandLine(new NanoffStep("", ["--deploy", "--image", "/media/my stick/a.bin"], SoonEnough)));

    private static NanoffStep Step(string operation, int limitS) => new("try", [operation], TimeSpan.FromSeconds(limitS));
}
