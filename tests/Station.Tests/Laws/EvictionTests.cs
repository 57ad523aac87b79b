using Station.Aggregation;
using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Station.Journal;
using Station.Platform.Reports;

namespace Station.Tests.Laws;

/// <summary>Law 2 on a whole station with a small volume: what goes when space runs out, and that it is told.</summary>
public sealed class EvictionTests
{
    private const int RowsOfBlock = 100;
    private const string HeadPath = "journal/head";

    [Fact]
    [Trait("FieldFailure", "13")]
    public void Received_blocks_go_first_and_what_goes_unreceived_is_admitted_before_and_told_after()
    {
        using var bench = new LawBench();
        bench.RunMinutes(3);
        Fill(bench, 20);
        bench.RunMinutes(2);
        long firstUnreceived = bench.Station.NextSequence;
        int segmentsReceived = bench.Delivery.Store.SegmentCount;
        bench.SetUplink(LinkCondition.Down);

        var unadmitted = new List<string>();
        int evictions = 0;
        int receivedDeletions = 0;
        int changesBefore = bench.Delivery.Store.Ledger.Changes;
        bool headIsDurable = false;
        bench.Station.Board.Storage.Operated += operation =>
        {
            if (operation.Verb == "delete" && operation.Path.StartsWith("journal/m", StringComparison.Ordinal) && operation.Status == FileStatus.Done)
            {
                bool evicts = bench.Delivery.Store.Ledger.Changes > changesBefore;
                changesBefore = bench.Delivery.Store.Ledger.Changes;
                evictions += evicts ? 1 : 0;
                receivedDeletions += evicts ? 0 : 1;
                if (!headIsDurable)
                {
                    unadmitted.Add(operation.Path);
                }
            }

            headIsDurable = operation.Verb == "replace" && operation.Path == HeadPath && operation.Status == FileStatus.Done;
        };
        Fill(bench, bench.Delivery.Store.SegmentLimit + 10);
        bench.RunMinutes(10);

        Assert.True(evictions > 0, "nothing was evicted");
        Assert.True(receivedDeletions >= segmentsReceived / 2, $"only {receivedDeletions} received segments went before the first eviction");
        Assert.Empty(unadmitted);
        LossLedger ledger = bench.Delivery.Store.Ledger;
        Assert.All(Enumerable.Range(0, ledger.Count), i => Assert.True(ledger[i].FirstSequence >= firstUnreceived - 4 * RowsOfBlock, "a range begins long before what was not received"));

        bench.SetUplink(LinkCondition.Up);
        bench.RunMinutes(60);
        GapReport report = bench.Settle();
        Assert.True(report.AdmittedLost > 0, "no loss record arrived");
        Assert.Equal((0, 0, 0), (report.Unexplained.Count, report.Awaited, report.Conflicts));
        Assert.Equal(bench.Station.NextSequence, report.Stored + report.AdmittedLost);
    }

    [Theory]
    [InlineData("minimum")]
    [InlineData("reference")]
    public void While_the_account_has_room_the_volume_has_it_too(string profile)
    {
        using var bench = new LawBench(profile: profile);
        bench.SetUplink(LinkCondition.Down);
        bench.RunMinutes(3);
        VirtualFileStore storage = bench.Station.Board.Storage;
        int leastFree = int.MaxValue;
        storage.Operated += operation => leastFree = Math.Min(leastFree, operation.Verb == "replace" ? storage.Volume.FreeBlocks : leastFree);
        Fill(bench, bench.Delivery.Store.SegmentLimit + 10);
        TestContext.Current.TestOutputHelper!.WriteLine($"{profile}: {bench.Delivery.Store.SegmentLimit} segments, least free blocks {leastFree}, pairs {storage.Volume.PairCount}");
        Assert.Equal(bench.Delivery.Store.SegmentLimit, bench.Delivery.Store.SegmentCount);
        Assert.Equal(0, bench.RefusedForSpace);
        Assert.True(leastFree >= 3, $"only {leastFree} blocks were free");
    }

    /// <summary>Fills segments quickly: records of restless values, as many as a block takes, each on top of what the station measures.</summary>
    private static void Fill(LawBench bench, int blocks)
    {
        var random = new Random(blocks);
        var record = new PeriodRecord(bench.Station.Profile.Channels.Length) { LengthMs = 1 };
        for (int block = 0; block < blocks; block++)
        {
            for (int row = 0; row < RowsOfBlock; row++)
            {
                record.StartUptimeMs = bench.Station.Board.Clock.UptimeMs + row;
                for (int column = 0; column < record.Values.Length; column++)
                {
                    record.Values[column] = random.Next();
                }

                Assert.True(bench.Delivery.Journal.Accept(record), $"block {block}, row {row} was refused");
            }

            Assert.True(bench.Delivery.Journal.CloseOpenBlocks(), $"block {block} was refused");
        }
    }
}
