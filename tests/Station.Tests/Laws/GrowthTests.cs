using Station.Aggregation;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Station.Journal;
using Station.Sealing;
using Station.Tests.Journal;

namespace Station.Tests.Laws;

/// <summary>Law 6: nothing grows. The journal's side of the sample path allocates when a block is sealed, and at no other record.</summary>
public sealed class GrowthTests
{
    private const int Columns = 12;

    /// <summary>Each tail file has been there by then, and so has each path.</summary>
    private const int WarmUpMinutes = 1_200;

    [Fact]
    public void Accepting_a_record_allocates_nothing_unless_a_block_is_sealed()
    {
        var gate = new HalGate(new VirtualTime(0), new ExternalWatchdog(0));
        var checksum = new VirtualChecksum(gate);
        var files = new PlainFiles();
        var keys = new KeyRing(new VirtualMac(gate), 1, 0, 0, new byte[32], new byte[32]);
        var store = new BlockStore(files, checksum, new JournalLimits(FlashGeometry.LargeVolumeBytes), new MessageSealer(keys, new Envelope(keys)));
        var journal = new RecordJournal(
            files,
            checksum,
            store,
            new PeriodLayout(RecordKind.Minute, RecordJournal.MinuteSeconds, Columns),
            new PeriodLayout(RecordKind.Hour, RecordJournal.HourSeconds, Columns)) { Online = true };
        journal.Recover();
        PeriodRecord[] records = [.. Enumerable.Range(0, 2_000).Select(minute => JournalUnderTest.RandomRecord(new Random(minute), minute * 60_000L))];

        int plain = 0;
        for (int minute = 0; minute < records.Length; minute++)
        {
            long block = store.NextBlock;
            int collections = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool accepted = journal.Accept(records[minute]);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(accepted);
            if (minute >= WarmUpMinutes && store.NextBlock == block && GC.CollectionCount(0) == collections)
            {
                Assert.True(allocated == 0, $"record {minute} allocated {allocated} bytes");
                plain++;
            }
        }

        Assert.True(plain > 700);
    }

    [Fact]
    [Trait("FieldFailure", "7")]
    public void A_fortnight_without_anybody_to_talk_to_leaves_every_queue_within_its_bound()
    {
        using var bench = new LawBench();
        bench.RunMinutes(5);
        bench.SetUplink(LinkCondition.HalfOpen);
        bench.RunMinutes(60, 30_000);
        bench.SetUplink(LinkCondition.Down);
        int days = TestScale.Full ? 14 : 2;
        bench.RunMinutes(days * 24 * 60, 60_000);
        Assert.InRange(bench.Delivery.Journal.OpenRecords, 0, RecordJournal.MinutesOffline);
        Assert.InRange(bench.Delivery.Store.Ledger.Count, 0, LossLedger.RangeLimit);
        Assert.InRange(bench.Delivery.Store.SegmentCount, 1, bench.Delivery.Store.SegmentLimit);
        Assert.Equal(0, bench.RefusedForSpace);

        bench.SetUplink(LinkCondition.Up);
        bench.RunMinutes(30);
        Assert.Equal((0, 0), (bench.Settle().Unexplained.Count, bench.Settle().Awaited));
    }
}
