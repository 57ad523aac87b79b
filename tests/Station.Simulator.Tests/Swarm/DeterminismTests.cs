using Station.Simulator.Scenarios;
using Station.Simulator.Swarm;

namespace Station.Simulator.Tests.Swarm;

/// <summary>A run is a function of build, profile, scenario and seed.</summary>
public sealed class DeterminismTests
{
    private const long DayMs = 86_400_000;

    private static readonly string[] Profiles = ["reference", "minimum", "river-level", "odour", "groundwater-well", "voc-fence"];

    [Fact]
    public void A_set_of_runs_comes_to_the_same_alone_and_beside_others()
    {
        Scenario[] scenarios = [.. Enumerable.Range(0, TestScale.IsFull ? 24 : 6).Select(place => SwarmDraw.Draw(4_000 + (ulong)place, Profiles[place % Profiles.Length], DayMs))];
        string[] alone = [.. scenarios.Select(Outcome)];
        string[] together = [.. scenarios.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Outcome)];
        Assert.Equal(alone, together);
        Assert.Distinct(alone);
    }

    [Fact]
    public void Another_seed_is_another_run()
    {
        Scenario scenario = new() { ForMs = DayMs / 8, SettleMs = DayMs / 8 };
        Assert.NotEqual(Seeds.Run(scenario).TraceHash, Seeds.Run(scenario with { Seed = 2 }).TraceHash);
    }

    [Fact]
    public void The_world_is_made_of_whole_numbers_that_no_machine_rounds_otherwise()
    {
        string[] offenders =
        [
            .. Sources("tools/Station.Simulator/Models"), .. Sources("tools/Station.Simulator/Environments"), .. Sources("tools/Station.Simulator/Worlds"),
            .. Sources("tools/Station.Simulator/Faults"), .. Sources("hal/Station.Hal.Simulated"),
        ];
        Assert.NotEmpty(offenders);
        Assert.DoesNotContain(offenders, path => Transcendental.IsMatch(File.ReadAllText(path)));
    }

    private static readonly System.Text.RegularExpressions.Regex Transcendental = new(@"\bMathF?\.(Sin|Cos|Tan|Atan|Pow|Exp|Log|Sqrt|Cbrt)|\bnew Random\(|DateTime\.(Utc)?Now|Stopwatch|Guid\.NewGuid|GetHashCode\(\)");

    private static string Outcome(Scenario scenario)
    {
        RunResult result = Seeds.Run(scenario);
        return $"{result.TraceHash:x16} {result.Measured} {result.Delivered} {result.AdmittedLost} {result.Boots} {string.Join(',', result.Marks)} {string.Join(';', result.Findings)}";
    }

    private static string[] Sources(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal))];
}
