using System.Text;
using Station.Hal;
using Station.Logging;
using Station.Supervision;
using Xunit;

namespace Station.Tests.Supervision;

public sealed class SupervisionLoopTests
{
    private const long HourMs = 3_600_000;
    private readonly RamFileStore volume = new();

    [Fact]
    public void The_first_boot_of_a_volume_is_a_first_start_and_the_next_without_breadcrumb_is_unplanned()
    {
        Assert.Equal(BootCause.FirstStart, Start().Loop.Cause);
        Assert.Equal(BootCause.Unplanned, Start().Loop.Cause);
    }

    [Theory]
    [InlineData("commanded 0", BootCause.Commanded, "0")]
    [InlineData("uptime-limit 1", BootCause.UptimeLimit, "1")]
    [InlineData("memory-floor 2", BootCause.MemoryFloor, "2")]
    [InlineData("network 1", BootCause.Network, "1")]
    [InlineData("firmware-update 1", BootCause.FirmwareUpdate, "1")]
    [InlineData("step NullReferenceException", BootCause.Exception, "NullReferenceException")]
    [InlineData("step", BootCause.Exception, "")]
    [InlineData("", BootCause.Unplanned, "")]
    [InlineData("\u0001\u0002", BootCause.Unplanned, "")]
    public void A_breadcrumb_names_the_cause_once(string content, BootCause cause, string detail)
    {
        Start();
        volume.Files[Breadcrumb.Path] = Encoding.UTF8.GetBytes(content);
        SupervisionLoop loop = Start().Loop;
        Assert.Equal(cause, loop.Cause);
        Assert.Equal(detail, loop.CauseDetail);
        Assert.Equal(BootCause.Unplanned, Start().Loop.Cause);
    }

    [Fact]
    public void Any_bytes_in_the_breadcrumb_are_survived()
    {
        var random = new Random(3);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] content = new byte[random.Next(300)];
            random.NextBytes(content);
            volume.Files[Breadcrumb.Path] = content;
            Start();
        }
    }

    [Fact]
    public void Five_short_boots_lead_to_an_hour_of_safe_mode()
    {
        for (int i = 0; i < BootCounter.Limit; i++)
        {
            Assert.False(Start().Loop.SafeMode);
        }

        (TestBoard board, SupervisionLoop loop, _) = Start();
        Run(board, loop, HourMs - 1);
        Assert.True(loop.SafeMode);
        Run(board, loop, HourMs);
        Assert.False(loop.SafeMode);
        Assert.False(Start().Loop.SafeMode);
    }

    [Theory]
    [InlineData(BootCause.Commanded)]
    [InlineData(BootCause.FirmwareUpdate)]
    public void Reboots_that_somebody_wants_are_no_short_boots(BootCause cause)
    {
        for (int i = 0; i <= 2 * BootCounter.Limit; i++)
        {
            SupervisionLoop loop = StartAndReboot(cause);
            Assert.Equal((0, false), (loop.ShortBoots, loop.SafeMode));
        }
    }

    [Fact]
    public void A_wanted_reboot_leaves_the_short_boots_before_it_as_they_are()
    {
        for (int before = 0; before < BootCounter.Limit; before++)
        {
            Assert.Equal(before, StartAndReboot(BootCause.Commanded).ShortBoots);
            Assert.Equal(before, Start().Loop.ShortBoots);
        }

        Assert.True(StartAndReboot(BootCause.Commanded).SafeMode);
        Assert.True(Start().Loop.SafeMode);
    }

    [Fact]
    public void A_wanted_reboot_of_a_boot_that_has_lasted_takes_nothing_back()
    {
        Start();
        Start();
        (TestBoard board, SupervisionLoop loop, _) = Start();
        Run(board, loop, BootCounter.ShortBootMs);
        loop.Reboots.Request(BootCause.Commanded, BootCounter.ShortBootMs);
        Run(board, loop, BootCounter.ShortBootMs + 2_000);
        Assert.Equal(2, Start().Loop.ShortBoots);
    }

    [Fact]
    [Trait("FieldFailure", "7")]
    public void Free_memory_below_its_floor_ends_in_a_reboot_with_a_breadcrumb()
    {
        (TestBoard board, SupervisionLoop loop, _) = Start();
        board.FreeMemoryBytes = SupervisionLoop.MemoryFloorBytes - 1;
        Run(board, loop, HourMs);
        Assert.True(board.RebootCount > 0);
        Assert.Equal(BootCause.MemoryFloor, Start().Loop.Cause);
    }

    [Fact]
    public void One_low_reading_is_no_reason_to_reboot()
    {
        (TestBoard board, SupervisionLoop loop, _) = Start();
        board.FreeMemoryBytes = 0;
        Run(board, loop, 11 * 60_000);
        board.FreeMemoryBytes = 64 * 1024;
        Run(board, loop, HourMs);
        Assert.Equal(0, board.RebootCount);
    }

    [Fact]
    public void Reboots_that_the_station_decides_on_are_held_0_1_5_15_and_60_minutes_apart()
    {
        int[] expectedMin = [0, 1, 5, 15, 60, 60];
        Start();
        foreach (int minutes in expectedMin)
        {
            (TestBoard board, SupervisionLoop loop, _) = Start();
            loop.Reboots.Request(BootCause.MemoryFloor, 0);
            Run(board, loop, minutes * 60_000L);
            Assert.Equal(0, board.RebootCount);
            Run(board, loop, minutes * 60_000L + 2_000);
            Assert.Equal(1, board.RebootCount);
        }
    }

    [Fact]
    public void A_row_of_reboots_ends_with_a_calm_boot()
    {
        volume.Files[Breadcrumb.Path] = "memory-floor 4"u8.ToArray();
        (TestBoard board, SupervisionLoop loop, _) = Start();
        Run(board, loop, RebootPlanner.CalmMs);
        loop.Reboots.Request(BootCause.MemoryFloor, RebootPlanner.CalmMs);
        Run(board, loop, RebootPlanner.CalmMs + 2_000);
        Assert.Equal("memory-floor 1", Encoding.UTF8.GetString(volume.Files[Breadcrumb.Path]));
    }

    [Fact]
    [Trait("FieldFailure", "5")]
    public void The_network_reboots_no_station_within_six_hours()
    {
        (TestBoard board, SupervisionLoop loop, _) = Start();
        loop.Reboots.Request(BootCause.Network, 60_000);
        Run(board, loop, 6 * HourMs);
        Assert.Equal(0, board.RebootCount);
        Run(board, loop, 6 * HourMs + 2_000);
        Assert.Equal(1, board.RebootCount);
    }

    [Fact]
    public void A_person_does_not_wait_for_the_network()
    {
        (TestBoard board, SupervisionLoop loop, _) = Start();
        loop.Reboots.Request(BootCause.Network, 0);
        loop.Reboots.Request(BootCause.Commanded, 1_000);
        Run(board, loop, 3_000);
        Assert.Equal(1, board.RebootCount);
        Assert.Equal(BootCause.Commanded, Start().Loop.Cause);
    }

    [Fact]
    public void A_planned_reboot_comes_before_180_days_and_after_the_preparation()
    {
        (TestBoard board, SupervisionLoop loop, _) = Start();
        var preparation = new Preparation(board);
        loop.Reboots.Preparation = preparation;
        long nowMs = SupervisionLoop.UptimeLimitMs - 5_000;
        Assert.True(SupervisionLoop.UptimeLimitMs < 180L * 24 * HourMs);
        for (; board.RebootCount == 0 && nowMs < 180L * 24 * HourMs; nowMs += 1_000)
        {
            loop.Step(nowMs);
        }

        Assert.Equal(1, board.RebootCount);
        Assert.True(preparation.CalledBeforeReboot);
        Assert.Equal(BootCause.UptimeLimit, Start().Loop.Cause);
    }

    [Theory]
    [InlineData(Activity.Sensors)]
    [InlineData(Activity.Minutes)]
    [Trait("FieldFailure", "14")]
    public void The_watchdog_is_pulsed_only_while_every_activity_makes_progress(Activity stuck)
    {
        (TestBoard board, SupervisionLoop loop, DeviceLog log) = Start();
        Activity other = stuck == Activity.Sensors ? Activity.Minutes : Activity.Sensors;
        for (long nowMs = 0; nowMs < 10 * 60_000; nowMs += 1_000)
        {
            loop.Watch.Report(other, nowMs);
            loop.Step(nowMs);
        }

        int pulses = board.Pulses;
        Assert.InRange(pulses, 60, 5 * 60 + 1);
        Assert.Equal(1, log.Count(Component.Supervision, LogLevel.Error));
        loop.Watch.Report(stuck, 10 * 60_000);
        loop.Watch.Report(other, 10 * 60_000);
        loop.Step(10 * 60_000);
        Assert.Equal(pulses + 1, board.Pulses);
    }

    /// <summary>The uptime of a boot need not begin at 0: nothing can have reported before the watch was there.</summary>
    [Fact]
    public void The_watch_begins_at_the_time_of_the_start_whatever_the_uptime_reads_then()
    {
        const long StartMs = SupervisionLoop.UptimeLimitMs - HourMs;
        (TestBoard board, SupervisionLoop loop, DeviceLog log) = Start();
        for (long nowMs = StartMs; nowMs < StartMs + 10 * 60_000; nowMs += 1_000)
        {
            loop.Step(nowMs);
        }

        Assert.InRange(board.Pulses, 60, 61);
        Assert.Equal(1, log.Count(Component.Supervision, LogLevel.Error));
    }

    [Fact]
    public void A_stall_of_the_whole_machine_is_not_taken_for_a_lack_of_progress()
    {
        (TestBoard board, SupervisionLoop loop, _) = Start();
        loop.Step(0);
        const long AfterStallMs = 20 * 60_000;
        loop.Watch.Report(Activity.Sensors, AfterStallMs);
        loop.Watch.Report(Activity.Minutes, AfterStallMs);
        loop.Step(AfterStallMs);
        Assert.Equal(2, board.Pulses);
    }

    [Fact]
    public void Flash_that_refuses_everything_stops_nothing()
    {
        volume.Refuses = true;
        (TestBoard board, SupervisionLoop loop, _) = Start();
        loop.Reboots.Request(BootCause.Commanded, 0);
        Run(board, loop, HourMs * 2);
        Assert.Equal(1, board.RebootCount);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        (_, SupervisionLoop loop, _) = Start();
        loop.Step(1_000);
        loop.Step(2 * HourMs);
        long nowMs = 2 * HourMs;
        Assert.Equal(0, Allocation.BytesOf(() =>
        {
            for (long endMs = nowMs + HourMs; nowMs < endMs; nowMs += 1_000)
            {
                loop.Watch.Report(Activity.Sensors, nowMs);
                loop.Watch.Report(Activity.Minutes, nowMs);
                loop.Step(nowMs);
            }
        }));
    }

    /// <summary>A boot that is told to end at once.</summary>
    private SupervisionLoop StartAndReboot(BootCause cause)
    {
        (TestBoard board, SupervisionLoop loop, _) = Start();
        loop.Reboots.Request(cause, 0);
        Run(board, loop, 2_000);
        Assert.Equal(1, board.RebootCount);
        return loop;
    }

    private static void Run(TestBoard board, SupervisionLoop loop, long untilMs)
    {
        long nextMs = board.UptimeMs;
        while (nextMs <= untilMs)
        {
            board.UptimeMs = nextMs;
            loop.Watch.Report(Activity.Sensors, nextMs);
            loop.Watch.Report(Activity.Minutes, nextMs);
            nextMs = Math.Max(loop.Step(nextMs), nextMs + 1);
        }

        board.UptimeMs = nextMs;
    }

    private (TestBoard Board, SupervisionLoop Loop, DeviceLog Log) Start()
    {
        var board = new TestBoard { Volume = volume };
        var log = new DeviceLog(board.Clock, 16);
        var loop = new SupervisionLoop(board, log);
        loop.Begin();
        return (board, loop, log);
    }

    private sealed class Preparation(TestBoard board) : IRebootPreparation
    {
        public bool CalledBeforeReboot { get; private set; }

        public void PrepareForReboot(long nowMs) => CalledBeforeReboot = board.RebootCount == 0;
    }
}
