using nanoFramework.TestFramework;
using Station.Aggregation;
using Station.Hal;
using Station.Journal;
using Station.Measurement;
using Station.Sealing;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

[TestClass]
public class RecordJournalTests
{
    private const int Columns = 3;
    private const int RecordCount = 190;

    [TestMethod]
    public void What_was_accepted_is_found_by_the_next_boot_and_the_sequence_goes_on()
    {
        RamFileStore files = new RamFileStore();
        RecordJournal first = Open(files, out BlockStore _);
        for (int minute = 0; minute < RecordCount; minute++)
        {
            Assert.IsTrue(first.Accept(Record(minute)));
            Assert.AreEqual((long)minute, first.NewestSequence);
        }

        int open = first.OpenRecords;
        Assert.IsTrue(open > 0 && open < RecordCount, "no block was closed, or nothing is left open");

        RecordJournal second = Open(files, out BlockStore store);
        Assert.IsFalse(second.TailDamaged);
        Assert.AreEqual(open, second.OpenRecords);
        Assert.AreEqual((long)RecordCount, store.NextSequence);
        Assert.AreEqual(2, second.Boot.Boot);

        Assert.IsTrue(second.Accept(Record(0)));
        Assert.AreEqual((long)RecordCount, second.NewestSequence);
        Assert.AreEqual(1, second.OpenRecords);
        Assert.AreEqual(2L, store.NextBlock);
    }

    [TestMethod]
    public void Every_block_can_be_read_again_in_order()
    {
        RamFileStore files = new RamFileStore();
        RecordJournal journal = Open(files, out BlockStore store);
        journal.Online = true;
        for (int minute = 0; minute < 2 * RecordJournal.MinutesOnline + 10; minute++)
        {
            journal.Accept(Record(minute));
        }

        BlockCursor cursor = new BlockCursor(files, new ManagedChecksum(), store);
        Assert.IsNotNull(cursor.TryReadNext(0));
        Assert.AreEqual(0L, cursor.Block);
        byte[] message = cursor.TryReadNext(1);
        Assert.AreEqual(1L, cursor.Block);
        Assert.AreEqual("844DA2010504480000000700000000A0", Hex.Text(message, 0, 16));
        Assert.IsNull(cursor.TryReadNext(2));
    }

    [TestMethod]
    public void A_damaged_tail_is_noticed_and_the_journal_goes_on()
    {
        RamFileStore files = new RamFileStore();
        Open(files, out BlockStore _).Accept(Record(0));
        byte[] content = new byte[TailFiles.FileLimitBytes];
        files.Read("run/m0", 0, content, 0, content.Length, out int count);
        content[count / 2] ^= 1;
        files.Replace("run/m0", content, count);

        RecordJournal next = Open(files, out BlockStore _);
        Assert.IsTrue(next.TailDamaged);
        Assert.IsTrue(next.Accept(Record(0)));
    }

    [TestMethod]
    public void Admitted_losses_survive_a_boot_and_neighbours_become_one()
    {
        RamFileStore files = new RamFileStore();
        JournalHead head = Head(files);
        head.Ledger.Admit(Loss(100, 159));
        head.Ledger.Admit(Loss(160, 219));
        head.Ledger.Admit(Loss(5000, 5059));
        Assert.AreEqual((int)FileStatus.Done, (int)head.Write());

        JournalHead read = Head(files);
        Assert.AreEqual((int)FileStatus.Done, (int)read.Read());
        LossLedger next = read.Ledger;
        Assert.AreEqual(2, next.Count);
        Assert.AreEqual(100L, next[0].FirstSequence);
        Assert.AreEqual(219L, next[0].LastSequence);
        Assert.AreEqual(120L, next[0].Count);
        Assert.AreEqual(5000L, next[1].FirstSequence);
    }

    private static RecordJournal Open(IFileStore files, out BlockStore store)
    {
        IChecksum checksum = new ManagedChecksum();
        KeyRing keys = new KeyRing(new ManagedMac(), 7, 0, 0, new byte[KeyRing.KeyBytes], new byte[KeyRing.KeyBytes]);
        store = new BlockStore(files, checksum, new JournalLimits(256 * 1024), new MessageSealer(keys, new Envelope(keys)));
        RecordJournal journal = new RecordJournal(
            files,
            checksum,
            store,
            new PeriodLayout(RecordKind.Minute, RecordJournal.MinuteSeconds, Columns),
            new PeriodLayout(RecordKind.Hour, RecordJournal.HourSeconds, Columns));
        journal.Recover();
        return journal;
    }

    private static JournalHead Head(IFileStore files) => new JournalHead(files, new ManagedChecksum(), new SegmentSeries[0], new LossLedger());

    private static PeriodRecord Record(int minute)
    {
        PeriodRecord record = new PeriodRecord(Columns) { StartUptimeMs = minute * 60_000L, LengthMs = 60_000, ValidSeconds = 60 };
        record.Values[0] = 250 + minute % 7;
        record.Values[1] = minute % 40 == 39 ? PeriodRecord.Missing : -minute;
        record.Flags[1] = minute % 40 == 39 ? QualityFlag.Communication : QualityFlag.Normal;
        record.Values[2] = 10132;
        return record;
    }

    private static LossRange Loss(long first, long last) => new LossRange
    {
        Kind = RecordKind.Minute,
        Reason = LossReason.Evicted,
        FirstSequence = first,
        LastSequence = last,
        Count = last - first + 1,
        FirstBoot = 1,
        LastBoot = 1,
    };
}
