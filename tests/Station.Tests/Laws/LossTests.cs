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

    /// <summary>What lies damaged in flash for good is met again by each walk of the blocks, also after sealed records have told of it.</summary>
    [Fact]
    public void A_loss_that_stays_in_flash_is_told_once_in_a_boot_and_again_in_the_next_one()
    {
        FlashChip chip = ChipWithDamage();
        for (uint boot = 2; boot < 5; boot++)
        {
            var journal = new JournalUnderTest(chip, boot);
            int told = 0;
            for (int walk = 1; walk < 20; walk++)
            {
                journal.ReadAll();
                told += journal.Ledger.Count > 0 ? 1 : 0;
                Assert.True(journal.Records.SealLosses(walk * PeriodMs));
            }

            Assert.Equal(1, told);
        }
    }

    [Fact]
    public void Damage_that_comes_later_in_a_boot_is_admitted_beside_what_was_told()
    {
        FlashChip chip = ChipWithDamage();
        var journal = new JournalUnderTest(chip, 2);
        journal.ReadAll();
        Assert.True(journal.Records.SealLosses(1));
        Damage(journal.Files.Volume, "journal/m00001");
        journal.ReadAll();
        long first = Enumerable.Range(0, journal.Ledger.Count).Min(i => journal.Ledger[i].FirstSequence);
        Assert.Equal(0, first);
    }

    /// <summary>A sealed record of a loss may be damaged in its turn: then nobody knows any more what it told.</summary>
    [Fact]
    public void Losses_are_told_anew_when_what_told_of_them_may_be_lost()
    {
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        var minutes = new LossRange { Kind = RecordKind.Minute, FirstSequence = 10, LastSequence = 20 };
        journal.Store.AdmitDamage(minutes);
        Assert.True(journal.Records.SealLosses(1));
        journal.Store.AdmitDamage(new LossRange { Kind = RecordKind.Event, FirstSequence = 30, LastSequence = 30 });
        journal.Store.AdmitDamage(minutes);
        Assert.Equal([RecordKind.Event, RecordKind.Minute], Enumerable.Range(0, journal.Ledger.Count).Select(i => journal.Ledger[i].Kind));
    }

    [Fact]
    public void More_damage_than_a_boot_remembers_is_admitted_all_the_same()
    {
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        var admitted = new List<(RecordKind Kind, LossReason Reason, long First, long Last)>();
        for (int i = 0; i < 3 * KnownDamage.RangeLimit; i++)
        {
            long first = 100L * i;
            journal.Store.AdmitDamage(new LossRange { Kind = RecordKind.Minute, FirstSequence = first, LastSequence = first + 10 });
            admitted.Add((RecordKind.Minute, LossReason.Unreadable, first, first + 10));
            AssertCovers(journal.Ledger, admitted);
        }
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

    /// <summary>Three segments of minutes, of which the one in the middle cannot be read.</summary>
    private static FlashChip ChipWithDamage()
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        var journal = new JournalUnderTest(chip, 1);
        var random = new Random(1);
        for (int minute = 1; journal.Store.Series[0].Count < 4; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
        }

        Damage(FlashVolume.Mount(chip), "journal/m00002");
        return chip;
    }

    private static void Damage(FlashVolume volume, string path)
    {
        byte[] content = new byte[FlashGeometry.BlockBytes];
        Assert.Equal(FileStatus.Done, volume.Read(path, 0, content, out int read));
        Array.Clear(content, read / 4, read / 2);
        Assert.Equal(FileStatus.Done, volume.Replace(path, content.AsSpan(0, read)));
    }

    private static long FirstHeldMinute(JournalUnderTest journal) => journal.Store.Series[0].First;
}
