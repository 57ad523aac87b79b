using Station.Hal;
using Station.Journal;
using Station.Tests.Journal;
using Station.Uplink;

namespace Station.Tests.Uplink;

/// <summary>Which block goes out when: window, pace, back-off, and what a receipt changes.</summary>
public sealed class BlockDeliveryTests
{
    [Fact]
    public void A_session_waits_for_its_first_receipt_but_not_for_ever()
    {
        var bench = new DeliveryBench(3);
        Assert.Equal(-1, bench.TrySend(DeliveryBench.FirstReceiptWaitMs - 1));
        Assert.Equal(0, bench.TrySend(DeliveryBench.FirstReceiptWaitMs));

        var answered = new DeliveryBench(3);
        Assert.False(answered.TakeReceipt(700, 2));
        Assert.Equal(2, answered.TrySend(700));
    }

    [Fact]
    public void The_backlog_goes_out_in_order_at_one_block_a_second_however_fast_it_is_acknowledged()
    {
        var bench = new DeliveryBench(5);
        bench.TakeReceipt(0, 0);
        for (int block = 0; block < 5; block++)
        {
            Assert.Equal(block, bench.TrySend(block * 1_000));
            bench.Acknowledge(block);
            Assert.Equal(-1, bench.TrySend(block * 1_000 + 999));
        }

        Assert.True(bench.Delivery.Drained);
        Assert.Equal(0, bench.Delivery.Unpublished);
        Assert.Equal(5, bench.Journal.Store.PublishedUpTo);
    }

    [Fact]
    public void The_window_opens_with_each_acknowledgement_up_to_four()
    {
        var bench = new DeliveryBench(20);
        bench.TakeReceipt(0, 0);
        int[] windows = [.. Enumerable.Range(0, 6).Select(round => FillWindow(bench, round * 100_000))];
        Assert.Equal([1, 2, 3, 4, 4, 4], windows);
    }

    [Fact]
    public void A_block_of_unknown_fate_goes_out_again_alone_and_later_each_time()
    {
        var bench = new DeliveryBench(8);
        bench.TakeReceipt(0, 0);
        bench.Drain(0, 3);
        Assert.Equal(3, bench.TrySend(10_000));
        Assert.Equal(4, bench.TrySend(11_000));
        bench.Acknowledge(4);
        Assert.NotEqual(4, bench.Journal.Store.PublishedUpTo);

        long nowMs = 12_000;
        foreach (int waitMs in new[] { 2_000, 4_000, 8_000 })
        {
            bench.GiveUp(3, nowMs);
            Assert.Equal(-1, bench.TrySend(nowMs + waitMs - 1));
            nowMs += waitMs;
            Assert.Equal(3, bench.TrySend(nowMs));
            Assert.Equal(-1, bench.TrySend(nowMs + 5_000));
        }

        Assert.Equal(3, bench.Delivery.UnknownInRow);
        bench.Acknowledge(3);
        Assert.Equal(0, bench.Delivery.UnknownInRow);
        Assert.Equal(4, bench.Delivery.Unpublished);
    }

    [Fact]
    public void Waits_after_unknown_fates_end_at_five_minutes()
    {
        var bench = new DeliveryBench(1);
        bench.TakeReceipt(0, 0);
        long nowMs = 0;
        for (int round = 0; round < 12; round++)
        {
            bench.TrySend(nowMs);
            bench.GiveUp(0, nowMs);
            nowMs += 5 * 60_000;
        }

        Assert.Equal(0, bench.TrySend(nowMs));
    }

    [Fact]
    public void A_block_that_the_session_refuses_is_offered_again()
    {
        var bench = new DeliveryBench(2);
        bench.TakeReceipt(0, 0);
        Assert.NotNull(bench.Delivery.TryTake(0));
        bench.Delivery.Refused(0);
        Assert.Equal(-1, bench.TrySend(1_999));
        Assert.Equal(0, bench.TrySend(2_000));
    }

    [Fact]
    public void An_acknowledged_block_that_a_receipt_lacks_goes_out_again_after_two_receipts_half_a_minute_apart()
    {
        var bench = new DeliveryBench(4);
        bench.TakeReceipt(0, 0);
        Assert.Equal([0, 1, 2, 3], bench.Drain(0));
        Assert.True(bench.TakeReceipt(100_000, 4, 2));
        Assert.Empty(bench.Drain(100_000));
        Assert.True(bench.TakeReceipt(100_000 + BlockDelivery.ConfirmMissingMs - 1, 4, 2));
        Assert.Equal(0, bench.Delivery.Resent);
        Assert.Equal(-1, bench.TrySend(131_000));
        Assert.False(bench.TakeReceipt(100_000 + BlockDelivery.ConfirmMissingMs, 4, 2));
        Assert.Equal(1, bench.Delivery.Resent);
        Assert.Equal([2], bench.Drain(140_000));
    }

    /// <summary>Its head is sound: only who reads it to its end knows that nobody can send it.</summary>
    [Fact]
    public void A_block_that_flash_has_spoilt_is_not_waited_for()
    {
        DeliveryBench bench = BenchWithSpoiltBlock();
        bench.TakeReceipt(0, 0);
        Assert.Equal([0, 1, 3, 4, 5], bench.Drain(0));
        Assert.False(bench.TakeReceipt(100_000, 6, 2));
        Assert.False(bench.TakeReceipt(200_000, 6, 2));
        Assert.False(bench.Delivery.WantsReceipt);
        Assert.Equal(0, bench.Delivery.Resent);
    }

    [Fact]
    public void A_spoilt_block_among_those_that_the_platform_has_is_admitted_and_they_are_not()
    {
        DeliveryBench bench = BenchWithSpoiltBlock();
        bench.TakeReceipt(0, 6, 2);
        Assert.Empty(bench.Drain(0));
        Assert.Equal(1, bench.Journal.Ledger.Count);
        Assert.Equal((2L, 2L), (bench.Journal.Ledger[0].FirstSequence, bench.Journal.Ledger[0].LastSequence));
    }

    [Fact]
    public void What_a_receipt_does_not_know_is_not_missing()
    {
        var bench = new DeliveryBench(6);
        bench.TakeReceipt(0, 0);
        bench.Drain(0);
        Assert.False(bench.TakeReceipt(100_000, 4, 2, 3) && bench.TakeReceipt(140_000, 4));
        Assert.False(bench.TakeReceipt(180_000, 4));
        Assert.False(bench.TakeReceipt(220_000, 4));
        Assert.Empty(bench.Drain(220_000));
        Assert.True(bench.Delivery.WantsReceipt);
    }

    [Fact]
    public void Owed_is_all_that_is_held_until_a_receipt_is_full_of_what_is_not()
    {
        var bench = new DeliveryBench(40);
        Assert.Equal(0, bench.Delivery.OldestOwed);
        bench.TakeReceipt(0, 30);
        Assert.Equal(0, bench.Delivery.OldestOwed);
        bench.TakeReceipt(1_000, 40, [.. EvenBlocks(4, ReceiptState.RangeLimit)]);
        Assert.Equal(4, bench.Delivery.OldestOwed);
        bench.TakeReceipt(2_000, 2_000, [.. EvenBlocks(1_000, ReceiptState.RangeLimit)]);
        Assert.Equal(bench.Journal.Store.NextBlock, bench.Delivery.OldestOwed);
        bench.Delivery.Begin(3_000);
        Assert.Equal(0, bench.Delivery.OldestOwed);
    }

    /// <summary>Six blocks of an event each; of the third the end is spoilt.</summary>
    private static DeliveryBench BenchWithSpoiltBlock()
    {
        var bench = new DeliveryBench(4);
        JournalUnderTest journal = bench.Journal;
        SegmentSeries events = journal.Store.SeriesOf(RecordKind.Event);
        string path = events.PathOf(events.Last);
        byte[] segment = new byte[journal.Files.Volume.LengthOf(path)];
        journal.Files.Volume.Read(path, 0, segment, out _);
        segment[events.NewestPosition - 1] ^= 1;
        Assert.Equal(FileStatus.Done, journal.Files.Volume.Replace(path, segment));
        bench.AddBlocks(2);
        return bench;
    }

    private static IEnumerable<long> EvenBlocks(long first, int count) => Enumerable.Range(0, count).Select(i => first + 2L * i);

    [Fact]
    public void A_receipt_that_was_overtaken_changes_nothing()
    {
        var bench = new DeliveryBench(3);
        bench.TakeReceipt(0, 0);
        bench.Drain(0);
        Assert.True(bench.TakeReceipt(100_000, 3, 1));
        Assert.False(bench.TakeReceipt(120_000, 3));
        Assert.True(bench.TakeReceipt(150_000, 3, 1));
        Assert.Empty(bench.Drain(150_000));
    }

    [Fact]
    public void What_the_first_receipt_of_a_session_has_is_not_sent()
    {
        var bench = new DeliveryBench(12);
        bench.TakeReceipt(0, 10, 3, 7);
        Assert.Equal([3, 7, 10, 11], bench.Drain(0));
    }

    [Fact]
    public void A_new_session_begins_with_a_window_of_one_at_what_was_not_published()
    {
        var bench = new DeliveryBench(6);
        bench.TakeReceipt(0, 0);
        bench.Drain(0, 4);
        Assert.Equal(4, bench.TrySend(50_000));
        bench.Flight.Clear();
        bench.Delivery.Begin(60_000);
        Assert.Equal(-1, bench.TrySend(79_999));
        Assert.Equal(4, bench.TrySend(80_000));
        Assert.Equal(-1, bench.TrySend(90_000));
    }

    [Fact]
    public void A_resend_keeps_the_pace_whatever_receipts_come_meanwhile()
    {
        var bench = new DeliveryBench(5);
        bench.TakeReceipt(0, 0);
        bench.Drain(0);
        bench.Delivery.ResendFrom(0, 100_000);
        for (int block = 0; block < 5; block++)
        {
            Assert.Equal(block, bench.TrySend(100_000 + block * 1_000));
            bench.Acknowledge(block);
            Assert.False(bench.TakeReceipt(100_000 + block * 1_000 + 100, 5));
            Assert.Equal(-1, bench.TrySend(100_000 + block * 1_000 + 999));
        }
    }

    [Fact]
    public void A_resend_that_a_new_session_goes_on_with_waits_for_its_first_receipt_alone()
    {
        var bench = new DeliveryBench(5);
        bench.TakeReceipt(0, 0);
        bench.Drain(0);
        bench.Delivery.ResendFrom(0, 100_000);
        Assert.Equal(0, bench.TrySend(100_000));
        bench.Flight.Clear();
        bench.Journal.Store.PublishedUpTo = 0;
        bench.Delivery.Begin(101_000);
        Assert.False(bench.TakeReceipt(101_500, 5));
        Assert.Equal(0, bench.TrySend(101_500));
    }

    private static int FillWindow(DeliveryBench bench, long nowMs)
    {
        var sent = new List<long>();
        for (long block = bench.TrySend(nowMs); block >= 0; block = bench.TrySend(nowMs += 1_000))
        {
            sent.Add(block);
        }

        bench.Acknowledge(sent[0]); // one opens the window by one
        foreach (long block in sent.Skip(1))
        {
            bench.Flight.Remove((int)block + 1, out _);
        }

        return sent.Count;
    }
}
