using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Journal;
using Station.Tests.Journal;
using Station.Tests.Supervision;

namespace Station.Tests.Laws;

/// <summary>Law 2: the ledger may over-state what was lost, and never under-states it.</summary>
public sealed class LossTests
{
    private const long PeriodMs = 60_000;

    [Fact]
    public void Whatever_is_admitted_in_whatever_order_stays_covered_by_well_formed_ranges_also_after_a_start()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var files = new RamFileStore();
            JournalHead head = NewHead(files);
            LossLedger ledger = head.Ledger;
            var admitted = new List<(RecordKind Kind, LossReason Reason, long First, long Last)>();
            for (int i = 0; i < 60; i++)
            {
                var loss = new LossRange { Kind = (RecordKind)random.Next(1, 4), Reason = (LossReason)random.Next(1, 3), FirstSequence = random.Next(2_000) };
                loss.LastSequence = loss.FirstSequence + random.Next(60);
                loss.Count = loss.LastSequence - loss.FirstSequence + 1;
                ledger.Admit(loss);
                admitted.Add((loss.Kind, loss.Reason, loss.FirstSequence, loss.LastSequence));
                AssertCovers(ledger, admitted);
            }

            Assert.Equal(FileStatus.Done, head.Write());
            JournalHead after = NewHead(files);
            Assert.Equal(FileStatus.Done, after.Read());
            AssertCovers(after.Ledger, admitted);
        }
    }

    [Fact]
    public void A_loss_that_is_admitted_already_costs_no_write()
    {
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        journal.Store.AdmitDamage(new LossRange { Kind = RecordKind.Minute, FirstSequence = 10, LastSequence = 20 });
        long operations = journal.Files.Chip.Operations;
        journal.Store.AdmitDamage(new LossRange { Kind = RecordKind.Minute, FirstSequence = 10, LastSequence = 20 });
        Assert.Equal((operations, 1, 11L), (journal.Files.Chip.Operations, journal.Ledger.Count, journal.Ledger[0].Count));
    }

    [Fact]
    public void What_is_evicted_to_make_room_for_the_loss_records_themselves_is_not_forgotten()
    {
        int checkedTimes = 0;
        for (int events = 20; events < 60 && checkedTimes == 0; events++)
        {
            var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
            journal.Records.Online = true;
            for (int i = 0; i < events; i++)
            {
                Assert.True(journal.AcceptAnchor(i));
            }

            Fill(journal);
            long heldBefore = FirstHeldMinute(journal);
            Assert.True(journal.Records.SealLosses(1));
            long heldAfter = FirstHeldMinute(journal);
            if (heldAfter == heldBefore)
            {
                continue;
            }

            checkedTimes++;
            Assert.True(journal.Ledger.Count > 0, "an eviction while losses were sealed was forgotten");
        }

        Assert.True(checkedTimes > 0, "the case did not come up");
    }

    private static JournalHead NewHead(IFileStore files) =>
        new(files, new VirtualChecksum(new HalGate(new VirtualTime(0), new ExternalWatchdog(0))), [], new LossLedger());

    private static void AssertCovers(LossLedger ledger, List<(RecordKind Kind, LossReason Reason, long First, long Last)> admitted)
    {
        LossRange[] ranges = [.. Enumerable.Range(0, ledger.Count).Select(i => ledger[i])];
        Assert.All(ranges, range => Assert.True(range.FirstSequence <= range.LastSequence, "a range ends before it begins"));
        foreach ((RecordKind kind, LossReason reason, long first, long last) in admitted)
        {
            Assert.Contains(ranges, range => range.Kind == kind && range.Reason == reason && range.FirstSequence <= first && range.LastSequence >= last);
        }
    }

    private static void Fill(JournalUnderTest journal)
    {
        var random = new Random(1);
        for (int minute = 1; journal.Ledger.Count == 0; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
        }
    }

    private static long FirstHeldMinute(JournalUnderTest journal) => journal.Store.Series[0].First;
}
