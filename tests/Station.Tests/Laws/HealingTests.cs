using Station.Supervision;
using Station.Uplink;

namespace Station.Tests.Laws;

/// <summary>Law 9 on whole stations: whatever breaks towards the platform, attempts grow rarer up to a bound, and service comes back by itself.</summary>
public sealed class HealingTests
{
    // The longest wait, and what one attempt on link and broker takes.
    private const double LongestReturnMinutes = 10 + 1.5;

    [Fact]
    [Trait("FieldFailure", "5")]
    public void A_link_that_was_down_for_hours_is_up_again_within_its_longest_wait()
    {
        using var bench = new LawBench();
        bench.RunMinutes(5);
        bench.Station.Board.WiFi.AccessPointPresent = false;
        int firstHour = CountPerHour(bench, () => bench.Delivery.Network.Failures);
        CountPerHour(bench, () => bench.Delivery.Network.Failures);
        int lastHour = CountPerHour(bench, () => bench.Delivery.Network.Failures);
        Assert.InRange(firstHour, 8, 25);
        Assert.InRange(lastHour, 5, 12);
        bench.Station.Board.WiFi.AccessPointPresent = true;
        AssertReturns(bench);
    }

    [Fact]
    [Trait("FieldFailure", "10")]
    public void A_broker_that_refuses_is_asked_less_and_less_often_and_used_once_it_accepts()
    {
        using var bench = new LawBench();
        bench.RunMinutes(5);
        bench.Platform.Broker.RefusesConnections = true;
        bench.Station.Uplink.Break(bench.NowMs);
        int firstHour = CountPerHour(bench, () => bench.Station.Board.Mqtt.Connection);
        Assert.Equal(UplinkState.BrokerRefused, bench.Delivery.Uplink.State);
        CountPerHour(bench, () => bench.Station.Board.Mqtt.Connection);
        int failures = bench.Delivery.Uplink.Failures;
        int lastHour = CountPerHour(bench, () => bench.Station.Board.Mqtt.Connection);
        Assert.InRange(firstHour, 8, 25);
        Assert.InRange(lastHour, 6, 13);
        Assert.InRange(bench.Delivery.Uplink.Failures - failures, lastHour - 1, lastHour + 1);
        bench.Platform.Broker.RefusesConnections = false;
        AssertReturns(bench);
    }

    [Fact]
    [Trait("FieldFailure", "6")]
    public void A_broker_that_accepts_and_never_acknowledges_is_left_and_tried_again_ever_more_rarely()
    {
        MuteLink? link = null;
        using var bench = new LawBench(behind: inner => link = new MuteLink(inner));
        bench.RunMinutes(5);
        link!.IsMute = true;
        bench.Platform.Loses = _ => true;
        Assert.True(bench.Delivery.Journal.CloseOpenBlocks());
        int firstHour = CountPerHour(bench, () => bench.Station.Board.Mqtt.Connection);
        CountPerHour(bench, () => bench.Station.Board.Mqtt.Connection);
        int lastHour = CountPerHour(bench, () => bench.Station.Board.Mqtt.Connection);
        Assert.InRange(firstHour, 6, 30);
        Assert.InRange(lastHour, 4, 13);
        link.IsMute = false;
        bench.Platform.Loses = _ => false;
        AssertReturns(bench);
    }

    [Fact]
    public void A_connection_that_breaks_again_and_again_is_not_made_again_at_once()
    {
        using var bench = new LawBench();
        bench.RunMinutes(5);
        int before = bench.Station.Board.Mqtt.Connection;
        long endMs = bench.NowMs + 3 * 3_600_000;
        while (bench.NowMs < endMs)
        {
            bench.RunFor(2_000);
            if (bench.Delivery.Uplink.State is UplinkState.Online or UplinkState.Draining)
            {
                bench.Station.Uplink.Break(bench.NowMs);
            }
        }

        Assert.InRange(bench.Station.Board.Mqtt.Connection - before, 15, 60);
        AssertReturns(bench);
    }

    [Fact]
    [Trait("FieldFailure", "11")]
    public void Stations_that_lost_the_same_broker_do_not_come_back_at_the_same_moment()
    {
        var returnsMs = new HashSet<long>();
        for (ulong seed = 1; seed <= 6; seed++)
        {
            using var bench = new LawBench(seed);
            bench.RunMinutes(5);
            bench.Platform.Broker.RefusesConnections = true;
            bench.Station.Uplink.Break(bench.NowMs);
            bench.RunMinutes(60, 30_000);
            bench.Platform.Broker.RefusesConnections = false;
            long upMs = bench.NowMs;
            bench.RunMinutes(LongestReturnMinutes);
            returnsMs.Add((bench.Sent("session", upMs)[0].AtMs - upMs) / 5_000);
        }

        Assert.True(returnsMs.Count >= 4, $"only {returnsMs.Count} of 6 moments differ");
    }

    [Fact]
    [Trait("FieldFailure", "14")]
    public void After_too_many_short_boots_the_station_measures_and_leaves_the_uplink_alone_for_an_hour()
    {
        using var bench = new LawBench();
        for (int boot = 0; boot < BootCounter.Limit; boot++)
        {
            bench.Station.Run.PlanPowerCut(bench.NowMs + 150_000, 2_000);
            bench.RunFor(152_500);
        }

        long bootMs = bench.NowMs;
        long measured = bench.Station.Measured;
        bench.RunMinutes(59);
        Assert.Empty(bench.Publications.Where(sent => sent.AtMs > bootMs).ToList());
        Assert.InRange(bench.Station.Measured - measured, 57, 59);
        bench.RunMinutes(3);
        Assert.NotEmpty(bench.Sent("session", bootMs));
        Assert.Equal(0, bench.Settle().Unexplained.Count);
    }

    private static int CountPerHour(LawBench bench, Func<int> counter)
    {
        int before = counter();
        bench.RunMinutes(60, 5_000);
        return counter() - before;
    }

    private static void AssertReturns(LawBench bench)
    {
        long sinceMs = bench.NowMs;
        bench.RunMinutes(LongestReturnMinutes);
        Assert.NotEmpty(bench.Sent("session", sinceMs));
        Assert.True(bench.Delivery.Uplink.State is UplinkState.Online or UplinkState.Draining, $"the uplink is {bench.Delivery.Uplink.State}");
        Assert.Equal((0, 0), (bench.Settle().Unexplained.Count, bench.Settle().Awaited));
    }
}
