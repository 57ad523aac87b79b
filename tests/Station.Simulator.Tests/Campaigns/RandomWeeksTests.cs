using Station.Simulator.Campaigns;
using Station.Simulator.Fleet;

namespace Station.Simulator.Tests.Campaigns;

/// <summary>Weeks of a station under whatever the swarm draws: 40 of them, 300 in a long proof.</summary>
public sealed class RandomWeeksTests
{
    private const long WeekMs = 7 * 86_400_000L;
    private const ulong FirstSeed = 1;

    [Fact]
    public void Every_law_holds_and_every_listed_state_was_reached()
    {
        int weeks = TestScale.IsFull ? 300 : 40;
        var campaign = new Campaign(Seeds.Run, new CampaignFigures { Profile = "reference", FirstSeed = FirstSeed });
        campaign.Run(new CampaignPlan("reference", FirstSeed, weeks, WeekMs), Environment.ProcessorCount, CancellationToken.None);
        CampaignFigures figures = campaign.Figures;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{figures.Runs} station-weeks in {figures.WallSeconds:F0} s: {figures.Measured} minute records, {figures.Boots} boots, {figures.PowerCuts} power cuts; never reached: "
            + string.Join(", ", Campaign.Missed(figures).Select(mark => mark.Name)));
        Assert.True(figures.Failures.Count == 0, string.Join("\n", figures.Failures.Select(failure => $"station simulate --seed {failure.Seed} --for 7d: {string.Join("; ", failure.Findings)}")));
        Assert.Empty(Campaign.MissedAndListed(figures, BoardKind.Find("reference")!).Select(mark => mark.Name));
        Assert.Equal(weeks, figures.Runs);
    }
}
