using Station.Simulator.Scenarios;
using Station.Simulator.Swarm;

namespace Station.Simulator.Tests.Scenarios;

/// <summary>Every scenario of seeds/scenarios: what people wrote down, and what campaigns found.</summary>
public sealed class SeedScenarioTests
{
    private const long LongMs = 10 * 86_400_000L;

    public static IEnumerable<TheoryDataRow<string>> Names() => Seeds.ScenarioNames().Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_law_and_every_expectation_holds(string name)
    {
        Scenario scenario = Seeds.Scenario(name);
        Assert.SkipWhen(scenario.ForMs > LongMs && !TestScale.IsFull, "longer than ten days: a long proof");
        RunResult result = Seeds.Run(scenario);
        Assert.True(!result.HasFailed, Seeds.Describe(result));
        Assert.True(result.Judgements > 0, "no oracle had anything to look at");
        TestContext.Current.TestOutputHelper?.WriteLine($"{result.SimulatedDays:F1} days in {result.WallSeconds:F1} s: {result.SimulatedDays / result.WallSeconds:F1} days a second");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_name_is_that_of_its_file(string name) => Assert.Equal(name, Seeds.Scenario(name).Name);
}
