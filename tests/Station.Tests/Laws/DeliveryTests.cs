using Station.Hal.Simulated.Mqtt;
using Station.Platform.Reports;
using Station.Uplink;

namespace Station.Tests.Laws;

/// <summary>Laws 2 and 8 on whole stations: what a broker's acknowledgement is worth, and what goes first.</summary>
public sealed class DeliveryTests
{
    [Fact]
    [Trait("FieldFailure", "12")]
    public void A_block_that_the_platform_lost_behind_the_brokers_back_comes_again_after_two_receipts_and_once()
    {
        using var bench = new LawBench();
        bench.RunMinutes(10);
        byte[]? lost = null;
        long lostMs = 0;
        bench.Platform.Loses = raw =>
        {
            bool loses = lost is null && raw.Topic.EndsWith("/block", StringComparison.Ordinal);
            (lost, lostMs) = loses ? (raw.Message, bench.NowMs) : (lost, lostMs);
            return loses;
        };
        Assert.True(bench.Delivery.Journal.CloseOpenBlocks());
        bench.RunMinutes(6);

        Assert.NotNull(lost);
        long[] sentMs = [.. bench.Sent("block").Where(sent => sent.Payload.AsSpan().SequenceEqual(lost)).Select(sent => sent.AtMs)];
        Assert.Equal(2, sentMs.Length);
        long[] receiptsMs = [.. bench.Platform.ReceiptsMs.Where(ms => ms >= lostMs && ms < sentMs[1])];
        Assert.True(receiptsMs.Length >= 2, "it came again after one receipt");
        Assert.True(receiptsMs[^1] - receiptsMs[0] >= BlockDelivery.ConfirmMissingMs, "it came again after two receipts that say the same moment");
        Assert.Equal(1, bench.Delivery.Uplink.Blocks.Resent);
        Assert.Equal(0, bench.Settle().Awaited);
    }

    [Fact]
    [Trait("FieldFailure", "11")]
    public void After_an_outage_the_newest_record_goes_first_and_the_backlog_behind_it_at_one_block_a_second()
    {
        using var bench = new LawBench();
        bench.RunMinutes(5);
        bench.SetUplink(LinkCondition.Down);
        for (int block = 0; block < 8; block++)
        {
            bench.RunMinutes(20, 60_000);
            Assert.True(bench.Delivery.Journal.CloseOpenBlocks());
        }

        long upMs = bench.NowMs;
        bench.SetUplink(LinkCondition.Up);
        bench.RunMinutes(15);

        string[] order = [.. bench.Publications.Where(sent => sent.AtMs >= upMs).Select(sent => sent.Channel)];
        Assert.Equal("live", order.First(channel => channel is not ("context" or "session" or "status")));
        Publication live = bench.Sent("live", upMs)[0];
        Assert.InRange(live.AtMs - bench.Publications.First(sent => sent.AtMs >= upMs).AtMs, 0, 61_000);
        long[] blocksMs = [.. bench.Sent("block", upMs).Select(sent => sent.AtMs)];
        Assert.True(blocksMs.Length >= 8, $"only {blocksMs.Length} blocks were sent");
        Assert.All(blocksMs.Zip(blocksMs.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 1_000, "two blocks within a second"));
        GapReport report = bench.Settle();
        Assert.Equal((0, 0), (report.Unexplained.Count, report.Awaited));
    }

    [Fact]
    [Trait("FieldFailure", "13")]
    public void A_live_copy_of_the_minute_that_ends_goes_out_before_a_backlog_that_is_under_way()
    {
        using var bench = new LawBench();
        bench.SetUplink(LinkCondition.Down);
        bench.RunMinutes(3);
        for (int block = 0; block < 100; block++)
        {
            bench.RunMinutes(1, 60_000);
            Assert.True(bench.Delivery.Journal.CloseOpenBlocks());
        }

        bench.SetUplink(LinkCondition.Up);
        bench.RunMinutes(12);
        List<Publication> lives = [.. bench.Sent("live").Skip(1)]; // the first is the newest record of the outage
        Assert.True(lives.Count >= 8, $"only {lives.Count} copies went out");
        Assert.All(lives.Zip(lives.Skip(1)), pair => Assert.InRange(pair.Second.AtMs - pair.First.AtMs, 58_000, 62_000));
    }
}
