using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests;

public sealed class ReceiptTests : IDisposable
{
    private readonly TestStation station = new();
    private readonly TestStore store;
    private readonly StationScript script;
    private readonly RawMessage[] blocks;

    public ReceiptTests()
    {
        store = new TestStore(station);
        script = new StationScript(station);
        blocks = [.. Enumerable.Range(0, 60).Select(value => script.Minutes(value))];
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void Without_a_session_there_is_nobody_to_tell()
    {
        store.Write(blocks[0]);

        Assert.Null(store.Writer.ComposeReceipt(station.Key));
    }

    [Fact]
    public void When_all_is_there_a_receipt_names_no_ranges()
    {
        store.Write([.. blocks, script.Session(5)]);

        AssertReceipt(5, 60, [], 0);
    }

    [Fact]
    public void Missing_blocks_are_told_as_ranges_and_what_follows_as_tail()
    {
        store.Write([.. blocks[..3], .. blocks[5..7], blocks[8], .. blocks[9..60], script.Session(5)]);

        AssertReceipt(5, 3, [(0, 2), (2, 1)], 52);
    }

    [Fact]
    public void What_the_station_says_to_have_sealed_is_missing_too()
    {
        store.Write([.. blocks[..3], blocks[4], script.Session(5)]);

        AssertReceipt(5, 3, [(0, 1), (1, 55)], 0);
    }

    [Fact]
    public void Beyond_sixteen_ranges_nothing_is_told()
    {
        store.Write([.. blocks.Where((_, number) => number % 2 == 0), script.Session(5)]);

        var receipt = Receipt();

        Assert.Equal(1, receipt.UpTo);
        Assert.Equal([(0L, 1L), .. Enumerable.Repeat((1L, 1L), 15)], receipt.Missing);
        Assert.Equal(1, receipt.Tail);
    }

    [Fact]
    public void Blocks_that_the_station_no_longer_holds_are_not_asked_for()
    {
        store.Write([.. blocks[30..], script.Session(5, oldestHeld: 28)]);

        AssertReceipt(5, 28, [(0, 2)], 30);
    }

    [Fact]
    public void A_receipt_names_the_newest_session_in_whichever_order_they_come()
    {
        script.Boot = 2;
        var newest = script.Session(7, 9000);
        var older = script.Session(6, 8000);
        script.Boot = 1;
        store.Write(newest, older, script.Session(5, 99_000));

        Assert.Equal(7UL, Receipt().Session);
    }

    /// <summary>A boot that flash does not take on record leaves its number to the next one.</summary>
    [Fact]
    public void Of_two_boots_of_one_number_a_receipt_names_the_one_that_was_heard_of_last_however_short_it_is()
    {
        var before = station.Session(new TestSession { Boot = 4, BootNonce = 1, Session = 6, UptimeMs = 99_000 }.ToPayload(), 1_000);
        var newest = station.Session(new TestSession { Boot = 4, BootNonce = 2, Session = 7, UptimeMs = 9_000 }.ToPayload(), 200_000);
        var again = station.Session(new TestSession { Boot = 4, BootNonce = 1, Session = 6, UptimeMs = 99_000 }.ToPayload(), 300_000);
        store.Write(newest, before, again);

        Assert.Equal(7UL, Receipt().Session);
    }

    [Fact]
    public void Receipts_follow_what_comes_later()
    {
        store.Write([.. blocks[..10], .. blocks[12..], script.Session(5)]);
        AssertReceipt(5, 10, [(0, 2)], 48);
        store.Write(blocks[10]);
        AssertReceipt(5, 11, [(0, 1)], 48);
        store.Write(blocks[11]);
        AssertReceipt(5, 60, [], 0);
    }

    private TestReceipt Receipt() => TestReceipt.Open(station, store.Writer.ComposeReceipt(station.Key)!);

    private void AssertReceipt(ulong session, long upTo, (long, long)[] missing, long tail)
    {
        var receipt = Receipt();
        Assert.Equal((session, upTo, tail), (receipt.Session, receipt.UpTo, receipt.Tail));
        Assert.Equal(missing, receipt.Missing);
    }
}
