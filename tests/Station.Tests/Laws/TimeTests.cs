using Station.Hal.Simulated;
using Station.Platform.Storage;

namespace Station.Tests.Laws;

/// <summary>Law 5 on whole stations: when a record was measured is true, whenever the station learns what time it is.</summary>
public sealed class TimeTests
{
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Records_before_the_first_anchor_are_resolved_after_it_and_one_period_joins_the_minutes(ulong seed)
    {
        using var bench = new LawBench(seed);
        bench.Station.Board.WiFi.AccessPointPresent = false;
        bench.RunMinutes(40.3);
        bench.Station.Board.WiFi.AccessPointPresent = true;
        bench.RunMinutes(30);
        bench.Settle();

        List<StoredRecord> minutes = bench.Minutes();
        Assert.True(minutes.Count > 60);
        Assert.All(minutes, record => AssertTrueTime(bench, record));
        long[] joining = [.. minutes.Where(record => Math.Abs(record.LengthMs - 60_000) > 100).Select(record => (long)record.LengthMs)];
        Assert.InRange(joining.Length, 0, 1); // none when the minutes of uptime happen to be those of UTC
        Assert.All(joining, lengthMs => Assert.InRange(lengthMs, 30_000, 90_000));
        Assert.All(minutes.Zip(minutes.Skip(1)), pair => Assert.Equal(pair.First.StartMs + pair.First.LengthMs, pair.Second.StartMs));
        Assert.All(minutes.Skip(45), record => Assert.InRange(DistanceToMinuteMs(record.UtcMs!.Value), 0, record.UncertaintyMs!.Value + 10));
    }

    [Fact]
    [Trait("FieldFailure", "4")]
    public void Records_of_a_boot_that_never_learns_the_time_stay_pending()
    {
        using var bench = new LawBench();
        foreach (string name in bench.Station.Board.Udp.Hosts.Keys.ToArray())
        {
            bench.Station.Board.Udp.Hosts.Remove(name);
        }

        bench.RunMinutes(10);
        bench.Settle();
        Assert.All(bench.Minutes(), record => Assert.Null(record.UtcMs));
    }

    [Fact]
    [Trait("FieldFailure", "4")]
    public void A_station_that_knows_no_time_has_a_calendar_for_its_certificates_that_is_not_before_its_release()
    {
        using var bench = new LawBench();
        foreach (string name in bench.Station.Board.Udp.Hosts.Keys.ToArray())
        {
            bench.Station.Board.Udp.Hosts.Remove(name);
        }

        bench.RunMinutes(5);
        Assert.InRange(bench.Station.Board.Machine.CalendarUtcMs, Product.ReleaseUtcMs, Product.ReleaseUtcMs + 5 * 60_000);

        // Its battery is the supply: a reset keeps what is later, a loss of supply begins anew.
        bench.Station.Board.Machine.SetCalendarUtc(LawBench.StartMs);
        bench.Station.Firmware!.Delivery.Time.BeginCalendar(Product.ReleaseUtcMs);
        Assert.Equal(LawBench.StartMs, bench.Station.Board.Machine.CalendarUtcMs);
        bench.Station.Run.PlanPowerCut(bench.NowMs + 1_000, 2_000);
        bench.RunMinutes(1);
        Assert.InRange(bench.Station.Board.Machine.CalendarUtcMs, Product.ReleaseUtcMs, Product.ReleaseUtcMs + 60_000);
    }

    [Fact]
    public void A_step_of_the_wall_clock_changes_no_record()
    {
        using var undisturbed = new LawBench();
        undisturbed.RunMinutes(30);
        undisturbed.Settle();

        using var disturbed = new LawBench();
        disturbed.RunMinutes(10.4);
        disturbed.Station.Board.Machine.SetCalendarUtc(LawBench.StartMs + 400L * 86_400_000);
        disturbed.RunMinutes(10);
        disturbed.Station.Board.Machine.SetCalendarUtc(0);
        disturbed.RunMinutes(9.6);
        disturbed.Settle();

        Assert.Equal(Starts(undisturbed), Starts(disturbed));
        Assert.All(disturbed.Minutes(), record => AssertTrueTime(disturbed, record));
    }

    [Fact]
    public void One_lying_time_server_of_three_moves_no_record()
    {
        using var bench = new LawBench();
        ((SimulatedTimeServer)bench.Station.Board.Udp.Hosts.Values.First()).OffsetMs = 3_600_000;
        bench.RunMinutes(30);
        bench.Settle();
        Assert.All(bench.Minutes(), record => AssertTrueTime(bench, record));
        Assert.Equal(1, bench.Delivery.Time.Client.Outvoted);
    }

    private static List<(long, long, int, long?)> Starts(LawBench bench) =>
        [.. bench.Minutes().Select(record => (record.Sequence, record.StartMs, record.LengthMs, record.UtcMs))];

    private static long DistanceToMinuteMs(long utcMs) => Math.Min(utcMs % 60_000, 60_000 - utcMs % 60_000);

    private static void AssertTrueTime(LawBench bench, StoredRecord record)
    {
        Assert.NotNull(record.UtcMs);
        long trueMs = bench.Station.TrueUtcMs(record.Boot, record.StartMs)!.Value;
        Assert.InRange(record.UtcMs.Value, trueMs - record.UncertaintyMs!.Value, trueMs + record.UncertaintyMs.Value);
    }
}
