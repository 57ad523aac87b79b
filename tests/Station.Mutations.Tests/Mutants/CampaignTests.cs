using Station.Mutations.Mutants;

namespace Station.Mutations.Tests.Mutants;

/// <summary>The campaign finds each bug within the runs that the catalogue says, and nothing where there is none. All of them with --full, else three: those of the day.</summary>
public sealed class CampaignTests
{
    private const int OfDay = 3;

    private static readonly Mutant[] Chosen = TestScale.Full ? [.. MutantCatalogue.Found] : [.. Enumerable.Range(0, OfDay).Select(OfToday)];

    public static TheoryData<string> Names() => new(Chosen.Select(mutant => mutant.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_campaign_finds_the_bug(string name)
    {
        Mutant mutant = Chosen.Single(one => one.Name == name);
        HuntOutcome outcome = await Hunt(mutant, mutant.Runs!.Value);
        Assert.True(outcome.Seed is not null, $"{name} is not found within {mutant.Runs} runs: {mutant.Harm}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: run {outcome.Runs} of {mutant.Runs}: {outcome.Finding}");
    }

    [Fact]
    public async Task Without_a_bug_the_same_runs_break_no_law()
    {
        int runs = Chosen.Max(mutant => mutant.Runs!.Value);
        HuntOutcome outcome = await Hunt(null, runs);
        Assert.True(outcome.Seed is null, $"seed {outcome.Seed}: {outcome.Finding}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{runs} runs without a bug; of the day: {string.Join(", ", Chosen.Take(OfDay).Select(mutant => mutant.Name))}");
    }

    private static async Task<HuntOutcome> Hunt(Mutant? mutant, int runs)
    {
        using var tool = new MutatedTool(AppContext.BaseDirectory, mutant);
        return await new MutantHunt(tool, Environment.ProcessorCount).RunAsync(runs);
    }

    /// <summary>Each day has the next three of the list.</summary>
    private static Mutant OfToday(int place) => MutantCatalogue.Found[(DateOnly.FromDateTime(DateTime.UtcNow).DayNumber * OfDay + place) % MutantCatalogue.Found.Count];
}
