using Station.Timekeeping;

namespace Station.Tests.Timekeeping;

public sealed class TimeKeeperTests
{
    [Fact]
    public void An_anchor_counts_only_once_it_is_on_record()
    {
        var bench = new TimeBench { RefusesEvents = true };
        bench.RunFor(120_000);
        Assert.False(bench.Time.Resolved);
        Assert.Equal(0, bench.Time.UtcAtMs(bench.UptimeMs));

        bench.RefusesEvents = false;
        bench.RunFor(900_000);
        Assert.True(bench.Time.Resolved);
        Assert.Single(bench.Anchors);
    }

    [Fact]
    public void Anchors_are_renewed_four_times_a_day()
    {
        var bench = new TimeBench();
        bench.RunFor(25 * 3_600_000);
        Assert.Equal(5, bench.Anchors.Count);
    }

    [Fact]
    public void Uncertainty_grows_with_the_distance_from_the_anchor_and_covers_the_drift()
    {
        var anchor = new ClockAnchor { UptimeMs = 100_000_000, UtcMs = 1_800_000_000_000, UncertaintyMs = 30 };
        Assert.Equal(30, anchor.UncertaintyAtMs(100_000_000));
        Assert.Equal(31, anchor.UncertaintyAtMs(100_000_001));
        Assert.Equal(30 + 50, anchor.UncertaintyAtMs(101_000_000));
        Assert.Equal(30 + 50, anchor.UncertaintyAtMs(99_000_000));
    }

    [Fact]
    public void Without_servers_it_asks_less_and_less_often_but_at_least_every_quarter_of_an_hour()
    {
        var bench = new TimeBench();
        bench.Servers.ForEach(server => server.IsUnreachable = true);
        var failuresAtMinute = new List<int>();
        for (int minute = 0; minute < 240; minute++)
        {
            bench.RunFor(60_000);
            failuresAtMinute.Add(bench.Time.Failures);
        }

        int firstHour = failuresAtMinute[59];
        int lastHour = failuresAtMinute[239] - failuresAtMinute[179];
        Assert.InRange(firstHour, 6, 15);
        Assert.InRange(lastHour, 3, 8);

        bench.Servers.ForEach(server => server.IsUnreachable = false);
        bench.RunFor(15 * 60_000 + 30_000);
        Assert.True(bench.Time.Resolved);
    }

    [Fact]
    public void Without_a_network_nobody_is_asked()
    {
        var bench = new TimeBench();
        bench.Session.Board.WiFi.AccessPointPresent = false;
        bench.RunFor(600_000);
        Assert.Equal(0, bench.Time.Failures);
        Assert.False(bench.Time.Client.Running);
    }

    [Fact]
    public void Minutes_end_at_UTC_minutes_once_time_is_known()
    {
        var bench = new TimeBench();
        Assert.Equal(120_000, bench.Time.NextBoundaryMs(60_000));
        Assert.Equal(120_000, bench.Time.NextBoundaryMs(119_999));
        bench.RunFor(10_000);
        long boundaryMs = bench.Time.NextBoundaryMs(bench.UptimeMs);
        Assert.Equal(0, bench.Time.UtcAtMs(boundaryMs) % 60_000);
        Assert.InRange(boundaryMs - bench.UptimeMs, 1, 60_000);
    }
}
