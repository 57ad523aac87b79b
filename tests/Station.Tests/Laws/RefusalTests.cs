using System.Security.Cryptography;
using Station.Aggregation;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Journal;
using Station.Sealing;
using Station.Tests.Journal;

namespace Station.Tests.Laws;

/// <summary>Laws 1 and 3 on a flash that refuses now and then: what it refused was never accepted, and what was accepted is there, under dense numbers.</summary>
public sealed class RefusalTests
{
    private static readonly int Seeds = TestScale.Full ? 200 : 30;

    private const int MinutesOfBoot = 150;
    private const int Boots = 3;

    [Fact]
    public void What_flash_refuses_is_not_accepted_and_what_is_accepted_is_there_after_a_start()
    {
        int refused = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            var flash = new VirtualFileStore(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)), new FlashChip(FlashGeometry.SmallVolumeBytes));
            flash.Restart();
            var files = new RefusingFiles(flash);
            var accepted = new AcceptedRecords();
            var random = new Random(seed);
            files.Refuses = _ => random.Next(4) == 0;
            for (int boot = 0; boot < Boots; boot++)
            {
                refused += RunBoot(files, accepted, random);
            }

            files.Refuses = _ => false;
            RecordJournal after = Open(files, out BlockStore store, out BlockCursor cursor);
            Assert.True(store.NextSequence >= accepted.NextSequence, "the sequence fell");
            Assert.True(after.SettleEarlierBoot());
            accepted.AssertAllIn(ReadAll(cursor));
        }

        Assert.True(refused > 50 * Seeds, $"only {refused} records were refused");
    }

    private static int RunBoot(RefusingFiles files, AcceptedRecords accepted, Random random)
    {
        RecordJournal journal = Open(files, out BlockStore store, out _);
        journal.Online = random.Next(2) == 0;
        for (int minute = 1; minute <= MinutesOfBoot; minute++)
        {
            PeriodRecord record = JournalUnderTest.RandomRecord(random, minute * 60_000L);
            long nextSequence = store.NextSequence;
            int refusedBefore = journal.RefusedRecords;
            if (journal.Accept(record))
            {
                accepted.Add(journal.NewestSequence, record);
            }
            else
            {
                Assert.Equal((nextSequence, refusedBefore + 1), (store.NextSequence, journal.RefusedRecords));
            }
        }

        return journal.RefusedRecords;
    }

    private static RecordJournal Open(IFileStore files, out BlockStore store, out BlockCursor cursor)
    {
        var gate = new HalGate(new VirtualTime(0), new ExternalWatchdog(0));
        var checksum = new VirtualChecksum(gate);
        var keys = new KeyRing(new VirtualMac(gate), JournalUnderTest.StationNumber, 0, 0, SHA256.HashData("chain"u8), new byte[32]);
        store = new BlockStore(files, checksum, new JournalLimits(FlashGeometry.SmallVolumeBytes), new MessageSealer(keys, new Envelope(keys)));
        cursor = new BlockCursor(files, checksum, store);
        var journal = new RecordJournal(
            files,
            checksum,
            store,
            new PeriodLayout(RecordKind.Minute, RecordJournal.MinuteSeconds, JournalUnderTest.Columns),
            new PeriodLayout(RecordKind.Hour, RecordJournal.HourSeconds, JournalUnderTest.Columns));
        journal.Recover();
        return journal;
    }

    private static List<(long Block, byte[] Message)> ReadAll(BlockCursor cursor)
    {
        var found = new List<(long, byte[])>();
        cursor.Rewind();
        for (long from = 0; cursor.TryReadNext(from) is { } message; from = cursor.Block + 1)
        {
            found.Add((cursor.Block, message));
        }

        return found;
    }
}
