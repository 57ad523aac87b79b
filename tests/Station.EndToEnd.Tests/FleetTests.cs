using System.Text.Json;

namespace Station.EndToEnd.Tests;

/// <summary>Many stations in one process, held at a multiple of the clock against a real broker.</summary>
public sealed class FleetTests
{
    private const int Stations = 30;

    /// <summary>Half an hour of virtual time at sixty times the clock takes half a minute; what was measured then has to arrive and to be judged.</summary>
    private static readonly TimeSpan WallLimit = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan UntilKilled = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Thirty_stations_lose_nothing_though_their_broker_is_killed_and_say_what_they_cost()
    {
        using var broker = new Mosquitto();
        Task<(int ExitStatus, string Output, string Errors)> running = ToolProcess.RunAsync(
            WallLimit, "demo", "--stations", $"{Stations}", "--speed", "60", "--for", "30m", "--broker", broker.Url, "--json");
        await Task.WhenAny(Task.Delay(UntilKilled, TestContext.Current.CancellationToken), running);
        Assert.False(running.IsCompleted, "it was over before the broker could be killed");

        broker.KillAndRestart();
        (int exitStatus, string output, string errors) = await running;

        Assert.True(exitStatus == 0, $"exit status {exitStatus}: {errors}{output}");
        JsonElement report = JsonDocument.Parse(output).RootElement;
        double Number(string name) => report.GetProperty(name).GetDouble();
        Assert.Equal((Stations, 1_800), (Number("stations"), Number("virtualSeconds")));
        Assert.InRange(Number("measured"), Stations * 27, Stations * 30);
        Assert.Equal(Number("measured"), Number("delivered"));
        Assert.Equal(0, Number("lost"));
        Assert.InRange(Number("measuringSeconds"), 30, WallLimit.TotalSeconds);
        Assert.InRange(Number("behindSeconds"), 0, Number("mostBehindSeconds"));
        Assert.InRange(Number("cpuPercentPerStation"), 0.001, 10);
        Assert.InRange(Number("memoryBytesPerStation"), 100_000, 10_000_000);
    }
}
