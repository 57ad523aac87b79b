using Station.Simulator.Campaigns;
using Station.Simulator.Fleet;
using Station.Simulator.Marks;

namespace Station.Simulator.Tests.Campaigns;

public sealed class CampaignTests
{
    private const long HoursMs = 8 * 3_600_000L;

    private static readonly BoardKind Reference = BoardKind.Find("reference")!;

    [Fact]
    public void Its_figures_do_not_depend_on_how_many_runs_go_at_a_time()
    {
        Assert.Equal(Text(Campaign(6, 1, new CampaignFigures())), Text(Campaign(6, 4, new CampaignFigures())));
    }

    [Fact]
    public void A_campaign_that_is_resumed_adds_up_to_the_one_that_was_not()
    {
        string path = Path.GetTempFileName();
        try
        {
            CampaignFile.Write(path, Campaign(2, 2, new CampaignFigures { FirstSeed = 1 }));
            CampaignFigures half = CampaignFile.Read(path)!;
            CampaignFigures resumed = Campaign(4, 2, half, half.FirstSeed + (ulong)half.Runs);
            Assert.Equal(Text(Campaign(6, 2, new CampaignFigures { FirstSeed = 1 })), Text(resumed));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_mark_is_missed_by_a_campaign_of_its_size_alone()
    {
        Mark listed = MarkTable.All.First(mark => mark.LeastWeeks > 0);
        var small = new CampaignFigures { SimulatedDays = listed.LeastWeeks * 7 - 1 };
        var large = small with { SimulatedDays = listed.LeastWeeks * 7 };
        Assert.DoesNotContain(listed, Station.Simulator.Campaigns.Campaign.MissedAndListed(small, Reference));
        Assert.Contains(listed, Station.Simulator.Campaigns.Campaign.MissedAndListed(large, Reference));
        large.Marks[listed.Name] = 1;
        Assert.DoesNotContain(listed, Station.Simulator.Campaigns.Campaign.MissedAndListed(large, Reference));
    }

    [Fact]
    public void A_board_whose_sensors_cannot_be_switched_misses_no_mark_for_that()
    {
        var figures = new CampaignFigures { SimulatedDays = 7_000 };
        Mark cycled = MarkTable.Find("rail-cycled")!;
        Assert.Contains(cycled, Station.Simulator.Campaigns.Campaign.MissedAndListed(figures, Reference));
        Assert.DoesNotContain(cycled, Station.Simulator.Campaigns.Campaign.MissedAndListed(figures, BoardKind.Find("minimum")!));
    }

    [Fact]
    public void Names_of_marks_are_unique() => Assert.Distinct(MarkTable.All.Select(mark => mark.Name));

    private static CampaignFigures Campaign(int runs, int jobs, CampaignFigures before, ulong firstSeed = 1)
    {
        var campaign = new Campaign(Seeds.Run, before);
        campaign.Run(new CampaignPlan("reference", firstSeed, runs, HoursMs), jobs, CancellationToken.None);
        return campaign.Figures;
    }

    /// <summary>All that does not depend on the machine's speed.</summary>
    private static string Text(CampaignFigures figures) =>
        $"{figures.Runs} {figures.SimulatedDays:F6} {figures.Measured} {figures.Delivered} {figures.AdmittedLost} {figures.PowerCuts} {figures.Boots} {figures.TraceHash} "
        + string.Join(',', figures.Marks) + string.Join(',', figures.Faults);
}
