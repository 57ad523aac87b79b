using Station.Logging;
using Station.Tests.Supervision;
using Station.Texts;
using Xunit;

namespace Station.Tests.Logging;

public sealed class DeviceLogTests
{
    private readonly TestBoard board = new();

    [Fact]
    public void The_ring_keeps_the_newest_and_the_counters_keep_all()
    {
        var log = new DeviceLog(board, 4);
        for (int i = 0; i < 10; i++)
        {
            board.UptimeMs = i * 100;
            log.Write(LogLevel.Warning, Component.Sensors, TextKey.LogMemoryLow, i, -i);
        }

        var entry = new LogEntry();
        Assert.Equal(6, log.OldestNumber);
        Assert.False(log.TryRead(5, entry));
        Assert.False(log.TryRead(10, entry));
        Assert.True(log.TryRead(6, entry));
        Assert.Equal((600, 6, -6, Component.Sensors), (entry.UptimeMs, entry.First, entry.Second, entry.Component));
        Assert.Equal(10, log.Count(Component.Sensors, LogLevel.Warning));
        Assert.Equal(0, log.Count(Component.Journal, LogLevel.Warning));
    }

    [Fact]
    public void What_is_said_again_is_counted_and_washes_out_nothing()
    {
        var log = new DeviceLog(board, 4);
        log.Write(LogLevel.Info, Component.Station, TextKey.LogBoot);
        for (int i = 0; i < 100; i++)
        {
            log.Write(LogLevel.Error, Component.Sensors, TextKey.LogNoProgress, 3);
        }

        var entry = new LogEntry();
        Assert.Equal(2, log.NextNumber);
        Assert.True(log.TryRead(1, entry));
        Assert.Equal(99, entry.Repeats);
    }

    [Fact]
    public void Entries_below_the_threshold_are_counted_and_not_kept()
    {
        var log = new DeviceLog(board, 4);
        log.Write(LogLevel.Debug, Component.Uplink, TextKey.LogBoot);
        Assert.Equal(0, log.NextNumber);
        Assert.Equal(1, log.Count(Component.Uplink, LogLevel.Debug));
        log.Threshold = LogLevel.Debug;
        log.Write(LogLevel.Debug, Component.Uplink, TextKey.LogBoot);
        Assert.Equal(1, log.NextNumber);
    }

    [Fact]
    public void Every_component_and_level_has_a_counter_of_its_own()
    {
        var log = new DeviceLog(board, 4);
        foreach (Component component in Enum.GetValues<Component>())
        {
            foreach (LogLevel level in Enum.GetValues<LogLevel>())
            {
                log.Write(level, component, TextKey.LogBoot);
                Assert.Equal(1, log.Count(component, level));
            }
        }
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var log = new DeviceLog(board, 4);
        log.Write(LogLevel.Warning, Component.Sensors, TextKey.LogMemoryLow, 0);
        Assert.Equal(0, Allocation.BytesOf(() =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                log.Write(LogLevel.Warning, Component.Sensors, TextKey.LogMemoryLow, i);
            }
        }));
    }
}
