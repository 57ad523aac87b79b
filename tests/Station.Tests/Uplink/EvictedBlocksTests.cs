using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Tests.Journal;
using Station.Uplink;

namespace Station.Tests.Uplink;

/// <summary>Blocks that were evicted between older ones that are held: the platform misses them for ever, and nobody can send them.</summary>
public sealed class EvictedBlocksTests
{
    private const long PeriodMs = 60_000;

    [Fact]
    public void What_the_platform_misses_and_the_station_no_longer_holds_is_not_waited_for()
    {
        JournalUnderTest journal = FillUntilEviction();
        BlockDelivery delivery = CreateDelivery(journal);
        delivery.Begin(0);
        ReceiveAllThatIsHeld(journal);

        delivery.TakeReceipt(1_000);
        Assert.Null(delivery.TryTake(2_000));
        Assert.True(delivery.Drained);
        Assert.False(delivery.TakeReceipt(40_000));
        Assert.False(delivery.TakeReceipt(80_000));

        Assert.False(delivery.WantsReceipt);
        Assert.Equal(0, delivery.Resent);
    }

    [Fact]
    public void A_held_block_behind_evicted_ones_goes_out_again_when_two_receipts_miss_it()
    {
        JournalUnderTest journal = FillUntilEviction();
        BlockDelivery delivery = CreateDelivery(journal);
        delivery.Begin(0);
        long missing = ReceiveAllThatIsHeld(journal, missesNewest: true);

        delivery.TakeReceipt(1_000);

        Assert.NotNull(delivery.TryTake(2_000));
        Assert.Equal(missing, delivery.SendingBlock);
    }

    private static BlockDelivery CreateDelivery(JournalUnderTest journal)
    {
        var random = new VirtualRandomBytes(journal.Gate, 1);
        return new BlockDelivery(journal.Store, journal.Cursor, new Flight(), random);
    }

    /// <summary>The first block is an event, which stays; minutes fill the volume until the oldest of them go.</summary>
    private static JournalUnderTest FillUntilEviction()
    {
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        var random = new Random(5);
        Assert.True(journal.AcceptAnchor(1));
        for (long minute = 1; journal.Ledger.Count == 0; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
        }

        Assert.Equal(0, journal.Store.OldestHeldBlock);
        return journal;
    }

    /// <summary>Makes the receipt that a platform writes which got everything that is held; returns the newest block.</summary>
    private static long ReceiveAllThatIsHeld(JournalUnderTest journal, bool missesNewest = false)
    {
        List<long> held = journal.ReadAll().ConvertAll(block => block.Block);
        long firstMinutes = held[1];
        long newest = held[^1];
        journal.Store.Receipt.Begin(1);
        journal.Store.Receipt.AddRange(0, firstMinutes - 1);
        journal.Store.Receipt.End(newest - firstMinutes + (missesNewest ? 0 : 1));
        return newest;
    }
}
