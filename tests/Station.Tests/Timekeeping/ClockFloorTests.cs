using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Models;
using Station.Timekeeping;
using Station.Timekeeping.RealTime;

namespace Station.Tests.Timekeeping;

/// <summary>What a station believes of the calendar before anybody has told it: the last time that has passed, and its real-time clock as far as that is to be believed.</summary>
public sealed class ClockFloorTests
{
    private const long DayMs = 86_400_000;
    private const long YearMs = 365 * DayMs;

    private readonly RealTimeClockModel chip = new(driftPpm: 2);
    private readonly VirtualTime time = new(1_800_000_000_000);

    public ClockFloorTests()
    {
        var options = new VirtualBoardOptions { I2cDevices = { [RealTimeRegister.Address] = chip }, HasSensorRail = false, WatchdogMs = 0 };
        Board = new VirtualBoard(time, options, new MemoryBrokerLink(new MemoryBroker()));
        Board.Start();
        Connect();
    }

    private VirtualBoard Board { get; }

    [Fact]
    public void The_calendar_is_the_later_of_release_and_last_confirmed_anchor_while_time_is_not_known()
    {
        var first = NewKeeper();
        first.Time.SetCalendar(UptimeMs);
        Assert.InRange(Board.Machine.CalendarUtcMs, Product.ReleaseUtcMs, Product.ReleaseUtcMs + UptimeMs + 10);
        Serve();
        Run(first.Time, 10_000);
        long anchorMs = first.Time.Anchor.UtcMs;
        first.Time.Confirm(UptimeMs + 1);

        Cut(30 * DayMs);
        var second = NewKeeper();
        second.Time.SetCalendar(UptimeMs);
        Assert.InRange(Board.Machine.CalendarUtcMs, anchorMs - 1_000, anchorMs + UptimeMs + 10);
    }

    [Fact]
    public void An_anchor_by_which_nobody_has_connected_yet_is_no_floor()
    {
        Serve(3 * YearMs);
        var first = NewKeeper();
        Run(first.Time, 10_000);
        Assert.True(first.Time.Resolved);
        first.Time.Confirm(0); // the connection is older than the anchor
        Cut(1_000);
        Serve();
        var second = NewKeeper();
        Run(second.Time, 10_000);
        Assert.InRange(Math.Abs(second.Time.UtcAtMs(UptimeMs) - time.NowMs), 0, 1_000);
    }

    [Fact]
    public void Servers_that_name_a_time_before_the_floor_are_not_believed_and_a_sealed_hint_is()
    {
        Serve();
        var first = NewKeeper(hasChip: false);
        Run(first.Time, 10_000);
        first.Time.Confirm(UptimeMs + 1);
        Cut(1_000);
        Serve(-2 * DayMs);
        var second = NewKeeper(hasChip: false);
        Run(second.Time, 60_000);
        Assert.False(second.Time.Resolved);
        var hint = new ClockAnchor { UptimeMs = UptimeMs, UtcMs = time.NowMs - DayMs, UncertaintyMs = 1_500, Source = ClockSource.TimeHint };
        Assert.Equal(HintResult.Taken, second.Time.TakeHint(hint));
        Cut(1_000);
        var third = NewKeeper(hasChip: false);
        Assert.True(third.Floor.UtcMs < time.NowMs - DayMs + 10_000);
    }

    [Fact]
    public void A_clock_that_this_station_set_and_that_ran_on_is_an_anchor_whose_uncertainty_covers_it()
    {
        SetByServers();
        for (int days = 1; days <= 512; days *= 8)
        {
            Cut(days * DayMs);
            Board.Udp.Hosts.Clear();
            var keeper = NewKeeper();
            Run(keeper.Time, 1_000);
            Assert.Equal((true, ClockSource.RealTimeClock), (keeper.Time.Resolved, keeper.Time.Anchor.Source));
            Assert.InRange(Math.Abs(keeper.Time.UtcAtMs(UptimeMs) - time.NowMs), 0, keeper.Time.UncertaintyAtMs(UptimeMs));
        }
    }

    [Fact]
    public void A_clock_that_has_stopped_or_that_somebody_else_set_is_none()
    {
        AssertNotBelieved(() => { });
        SetByServers();
        AssertNotBelieved(() => chip.Force(RealTimeRegister.Status, RealTimeRegister.OscillatorStopped, time.NowMs));
        SetByServers();
        AssertNotBelieved(() => chip.Force(RealTimeRegister.Year, 0x20, time.NowMs)); // 2020, before it was set
        SetByServers();
        AssertNotBelieved(() => chip.Force(RealTimeRegister.Year, 0x99, time.NowMs)); // beyond a board's life
    }

    [Fact]
    public void Servers_overrule_the_clock_at_once()
    {
        SetByServers();
        chip.Force(RealTimeRegister.Day, 0x28, time.NowMs);
        Cut(1_000);
        Serve();
        var keeper = NewKeeper();
        Run(keeper.Time, 10_000);
        Assert.Equal(ClockSource.Sntp, keeper.Time.Anchor.Source);
        Assert.InRange(Math.Abs(keeper.Time.UtcAtMs(UptimeMs) - time.NowMs), 0, 1_000);
    }

    [Fact]
    public void A_damaged_file_says_nothing_and_breaks_nothing()
    {
        SetByServers();
        var whole = new byte[64];
        Board.Files.Read(ClockFloor.Path, 0, whole, 0, whole.Length, out int count);
        for (int at = 0; at < count; at++)
        {
            byte[] altered = [.. whole[..count]];
            altered[at] ^= 0x40;
            foreach (byte[] content in new[] { altered, whole[..at] })
            {
                Board.Files.Replace(ClockFloor.Path, content, content.Length);
                var floor = new ClockFloor(Board.Files, Board.Checksum);
                floor.Load();
                Assert.Equal((0L, 0L), (floor.UtcMs, floor.ChipSetUtcMs));
            }
        }
    }

    private long UptimeMs => Board.Clock.UptimeMs;

    private void AssertNotBelieved(Action disturb)
    {
        Cut(1_000);
        disturb();
        Board.Udp.Hosts.Clear();
        var keeper = NewKeeper();
        Run(keeper.Time, 1_000);
        Assert.False(keeper.Time.Resolved);
    }

    private void SetByServers()
    {
        Serve();
        Run(NewKeeper().Time, 10_000);
        Assert.Equal(RealTimeFinding.Known, new RealTimeClock(Board.I2c).Read(out _));
    }

    private void Serve(long offsetMs = 0)
    {
        foreach (string name in new[] { "a", "b", "c" })
        {
            Board.Udp.Hosts[name] = new SimulatedTimeServer { OffsetMs = offsetMs };
        }
    }

    private void Cut(long offMs)
    {
        Board.CutPower();
        time.AdvanceTo(time.NowMs + offMs);
        Board.Start();
        Connect();
    }

    private void Connect()
    {
        Board.Network.BeginConnect("net", "password");
        time.AdvanceTo(time.NowMs + 4_000);
    }

    private (TimeKeeper Time, ClockFloor Floor) NewKeeper(bool hasChip = true)
    {
        var floor = new ClockFloor(Board.Files, Board.Checksum);
        floor.Load();
        var client = new SntpClient(Board.Datagrams, Board.Random, ["a", "b", "c"], Product.ReleaseUtcMs);
        ChipTime? chipTime = hasChip ? new ChipTime(new RealTimeClock(Board.I2c), floor, Board.Clock) : null;
        return (new TimeKeeper(client, new EveryEvent(), Board.Network, Board.Control, Board.Random, floor, chipTime!), floor);
    }

    private void Run(TimeKeeper keeper, long ms)
    {
        for (long endMs = time.NowMs + ms; time.NowMs < endMs;)
        {
            long nextMs = keeper.Step(UptimeMs);
            time.AdvanceTo(Math.Min(endMs, time.NowMs + Math.Max(1, nextMs - UptimeMs)));
        }
    }

    private sealed class EveryEvent : Station.Aggregation.IEventSink
    {
        public bool AcceptEvent(Station.Aggregation.EventType type, long uptimeMs, Station.Bytes.ByteWriter body) => true;
    }
}
