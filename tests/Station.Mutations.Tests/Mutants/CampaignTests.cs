using Station.Mutations.Mutants;

namespace Station.Mutations.Tests.Mutants;

/// <summary>The campaign finds each bug within the runs that the catalogue says, and nothing where there is none. All of them with --full, else three: those of the day.</summary>
public sealed class CampaignTests
{
    private const int OfDay = 3;

    private static readonly Mutant[] Chosen = TestScale.Full ? [.. MutantCatalogue.All] : [.. Enumerable.Range(0, OfDay).Select(OfToday)];

    public static TheoryData<string> Names() => new(Chosen.Select(mutant => mutant.Name));

    /// <summary>Of campaigns that begin alike the longest one.</summary>
    public static TheoryData<string, int, int, int> Hunts() =>
        [.. Chosen.Select(mutant => mutant.Hunt).GroupBy(hunt => hunt with { Runs = 0 }).Select(alike => (alike.Key.Profile, alike.Key.Days, alike.Key.FirstSeed, alike.Max(hunt => hunt.Runs)))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_campaign_finds_the_bug(string name)
    {
        Mutant mutant = Chosen.Single(one => one.Name == name);
        HuntOutcome outcome = await RunAsync(mutant, mutant.Hunt);
        Assert.True(outcome.Seed is not null, $"{name} is not found within {mutant.Hunt.Runs} runs: {mutant.Harm}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: run {outcome.Runs} of {mutant.Hunt.Runs}: {outcome.Finding}");
    }

    [Theory]
    [MemberData(nameof(Hunts))]
    public async Task Without_a_bug_the_same_runs_break_no_law(string profile, int days, int firstSeed, int runs)
    {
        HuntOutcome outcome = await RunAsync(null, new Hunt(runs, profile, days, firstSeed));
        Assert.True(outcome.Seed is null, $"seed {outcome.Seed}: {outcome.Finding}");
    }

    private static async Task<HuntOutcome> RunAsync(Mutant? mutant, Hunt hunt)
    {
        using var tool = new MutatedTool(AppContext.BaseDirectory, mutant);
        return await new MutantHunt(tool, Environment.ProcessorCount).RunAsync(hunt);
    }

    /// <summary>Each day has the next three of the list.</summary>
    private static Mutant OfToday(int place) => MutantCatalogue.All[(DateOnly.FromDateTime(DateTime.UtcNow).DayNumber * OfDay + place) % MutantCatalogue.All.Count];
}
