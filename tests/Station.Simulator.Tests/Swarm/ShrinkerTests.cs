using Station.Hal.Simulated;
using Station.Simulator.Faults;
using Station.Simulator.Oracles;
using Station.Simulator.Scenarios;
using Station.Simulator.Swarm;

namespace Station.Simulator.Tests.Swarm;

public sealed class ShrinkerTests
{
    private const long WeekMs = 7 * 86_400_000L;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Only_the_steps_are_left_without_which_the_law_holds(int guiltyCount)
    {
        Scenario scenario = SwarmDraw.Draw(2, "reference", WeekMs);
        string[] guilty = [.. Enumerable.Range(0, guiltyCount).Select(place => scenario.Steps[(place * 31 + 5) % scenario.Steps.Count].ToString())];
        var shrinker = new Shrinker(candidate => Result(candidate, guilty.All(step => candidate.Steps.Any(known => known.ToString() == step))), 5_000);
        Scenario smallest = shrinker.Shrink(scenario)!;
        Assert.Equal(guilty.Order(), smallest.Steps.Select(step => step.ToString()).Order());
        Assert.Equal(0, smallest.DriftPpm);
        Assert.Equal(0, smallest.FirstUptimeMs);
        Assert.Equal(0, smallest.FirstTickMs);
    }

    [Fact]
    public void What_breaks_nothing_is_not_reduced() => Assert.Null(new Shrinker(candidate => Result(candidate, false), 100).Shrink(SwarmDraw.Draw(2, "reference", WeekMs)));

    [Fact]
    public void A_reduced_scenario_breaks_the_same_law_and_not_another()
    {
        Scenario scenario = SwarmDraw.Draw(2, "reference", WeekMs);
        FaultStep kept = scenario.Steps[9];
        var shrinker = new Shrinker(candidate => Result(candidate, true, candidate.Steps.Contains(kept) ? "kept" : "other"), 5_000);
        Assert.Equal(kept, Assert.Single(shrinker.Shrink(scenario)!.Steps));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_run_in_which_each_step_has_a_say_is_reduced_to_a_few(int oneIn)
    {
        Scenario scenario = SwarmDraw.Draw(2, "reference", WeekMs);
        FaultKind[] guilty = [.. scenario.Steps.GroupBy(step => step.Kind).OrderByDescending(steps => steps.Count()).Take(3).Select(steps => steps.Key)];
        bool Breaks(Scenario candidate) => guilty.All(kind => candidate.Steps.Any(step => step.Kind == kind)) && (candidate == scenario || Chance(candidate) % (ulong)oneIn != 0);
        Scenario smallest = new Shrinker(candidate => Result(candidate, Breaks(candidate)), 2_000).Shrink(scenario)!;
        Assert.InRange(smallest.Steps.Count, 3, 8);
        Assert.True(Breaks(smallest));
    }

    [Fact]
    public void Figures_that_say_nothing_are_rounded_and_what_lasts_is_cut_short()
    {
        Scenario scenario = ScenarioReader.Read("x", "for 2d\nat 5h7m11s20ms uplink-down for=1d3h2m\nat 7h12m power-cut off=1h2m3s4ms\n");
        bool Breaks(Scenario candidate) =>
            candidate.Steps.Any(step => step.Kind.Name == "uplink-down" && step.ForMs >= 3_600_000)
            && candidate.Steps.Any(step => step.Kind.Name == "power-cut" && step.AtMs >= 25_000_000);
        Scenario smallest = new Shrinker(candidate => Result(candidate, Breaks(candidate)), 500).Shrink(scenario)!;
        Assert.Equal(["at 5h uplink-down for=1h", "at 7h power-cut off=1h"], smallest.Steps.Select(step => step.ToString()));
    }

    /// <summary>A number that hangs on each step, the same in each process.</summary>
    private static ulong Chance(Scenario scenario)
    {
        var hash = new TraceHash();
        foreach (FaultStep step in scenario.Steps)
        {
            hash.Add(step.ToString());
        }

        return hash.Value >> 17;
    }

    [Fact]
    public void It_gives_up_after_so_many_runs()
    {
        Scenario scenario = SwarmDraw.Draw(2, "reference", WeekMs);
        var shrinker = new Shrinker(candidate => Result(candidate, candidate.Steps.Count == scenario.Steps.Count), 12);
        Assert.Equal(scenario.Steps.Count, shrinker.Shrink(scenario)!.Steps.Count);
        Assert.InRange(shrinker.Runs, 1, 12);
    }

    private static RunResult Result(Scenario scenario, bool fails, string law = "law") => new()
    {
        Scenario = scenario,
        SimulatedDays = 7,
        WallSeconds = 1,
        Measured = 0,
        Delivered = 0,
        AdmittedLost = 0,
        PowerCuts = 0,
        Boots = 1,
        TraceHash = 0,
        Findings = fails ? [new Finding(law, scenario.StartMs + scenario.ForMs, "", 1)] : [],
        Marks = new SortedSet<string>(),
        Faults = new Dictionary<string, int>(),
        Judgements = 1,
    };
}
