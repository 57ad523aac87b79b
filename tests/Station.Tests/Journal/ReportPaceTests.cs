using Station.Hal.Simulated.Flash;

namespace Station.Tests.Journal;

/// <summary>How many minutes make a block while an alarm lasts.</summary>
public sealed class ReportPaceTests
{
    private readonly JournalUnderTest journal = new(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
    private readonly Random random = new(1);
    private int minute;

    [Fact]
    public void What_is_open_goes_at_once_and_then_each_few_minutes_until_it_ends()
    {
        journal.Records.Online = true;
        Accept(20);
        journal.Records.SetReportMinutes(5);
        Assert.Equal(0, journal.Records.OpenRecords);
        long blocks = journal.Store.NextBlock;
        Accept(20);
        Assert.Equal((blocks + 4, 0), (journal.Store.NextBlock, journal.Records.OpenRecords));
        journal.Records.SetReportMinutes(0);
        Accept(20);
        Assert.Equal((blocks + 4, 20), (journal.Store.NextBlock, journal.Records.OpenRecords));
    }

    [Fact]
    public void Fewer_than_it_asks_for_stay_open_and_a_longer_interval_closes_nothing()
    {
        journal.Records.Online = true;
        Accept(3);
        journal.Records.SetReportMinutes(5);
        Assert.Equal(3, journal.Records.OpenRecords);
        journal.Records.SetReportMinutes(2);
        Assert.Equal(0, journal.Records.OpenRecords);
        Accept(1);
        journal.Records.SetReportMinutes(5);
        Assert.Equal(1, journal.Records.OpenRecords);
    }

    [Fact]
    public void Without_an_uplink_blocks_stay_long()
    {
        Accept(20);
        journal.Records.SetReportMinutes(5);
        Accept(10);
        Assert.Equal((0L, 30), (journal.Store.NextBlock, journal.Records.OpenRecords));
    }

    private void Accept(int minutes)
    {
        for (int i = 0; i < minutes; i++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, ++minute * 60_000L)));
        }
    }
}
