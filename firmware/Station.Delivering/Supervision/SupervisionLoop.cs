using Station.Hal;
using Station.Logging;
using Station.Texts;

namespace Station.Supervision;

/// <summary>
/// Looks after the station itself: why it booted, whether it may trust itself, whether it makes progress, and when it had better begin anew.
/// </summary>
public sealed class SupervisionLoop
{
    /// <summary>Time without uplink after too many short boots: whatever makes the station fall over gets no chance for that long.</summary>
    public const int SafeModeMs = 60 * 60_000;

    /// <summary>
    /// Uptime of the planned reboot, days below the 180 that nothing in the platform may reach: its 32-bit counters of milliseconds and ticks wrap behind that.
    /// </summary>
    public const long UptimeLimitMs = 175L * 24 * 3_600_000;

    /// <summary>A managed heap of 64 KiB that is down to an eighth is leaking.</summary>
    public const int MemoryFloorBytes = 8 * 1024;

    /// <summary>Asking for free memory may collect garbage, so it is asked rarely.</summary>
    private const int MemoryIntervalMs = 10 * 60_000;

    /// <summary>Low readings in a row that are a trend and not a moment.</summary>
    private const int LowReadingLimit = 2;

    private readonly IBoardControl control;
    private readonly DeviceLog log;
    private readonly Breadcrumb breadcrumb;
    private readonly BootCounter counter;
    private long memoryDueMs = MemoryIntervalMs;
    private int lowReadings;

    public SupervisionLoop(IBoard board, DeviceLog log)
    {
        control = board.Control;
        this.log = log;
        breadcrumb = new Breadcrumb(board.Files);
        counter = new BootCounter(board.Files);
        Watch = new ProgressWatch(control, log);
        Reboots = new RebootPlanner(control, breadcrumb, counter, log);
    }

    /// <summary>The hardware watchdog's leash: report progress here.</summary>
    public ProgressWatch Watch { get; }

    /// <summary>Whoever wants a reboot asks here.</summary>
    public RebootPlanner Reboots { get; }

    /// <summary>Why this boot began.</summary>
    public BootCause Cause { get; private set; }

    /// <summary>Token of the breadcrumb, empty when there was none.</summary>
    public string CauseToken => breadcrumb.Token;

    /// <summary>Detail of the breadcrumb: an adapter's words about the exception that ended the boot before.</summary>
    public string CauseDetail => breadcrumb.Detail;

    /// <summary>Short boots before this one.</summary>
    public int ShortBoots => counter.ShortBoots;

    /// <summary>Measure, keep, answer the terminal, and leave the uplink alone.</summary>
    public bool SafeMode { get; private set; }

    /// <summary>Finds out how the boot before ended. To be called once, before anything else is started.</summary>
    public void Begin()
    {
        counter.Begin();
        bool found = breadcrumb.Take();
        Cause = found ? BootCauses.Parse(breadcrumb.Token) : counter.IsFirst ? BootCause.FirstStart : BootCause.Unplanned;
        SafeMode = counter.ShortBoots >= BootCounter.Limit;
        Reboots.Begin(RebootsInRow());
        bool crashed = Cause == BootCause.Exception;
        TextKey text = crashed ? TextKey.LogBootException : TextKey.LogBoot;
        log.Write(crashed ? LogLevel.Error : LogLevel.Info, Component.Supervision, text, (int)Cause, counter.ShortBoots);
        if (SafeMode)
        {
            log.Write(LogLevel.Warning, Component.Supervision, TextKey.LogSafeMode, counter.ShortBoots);
        }
    }

    /// <summary>To be called last in a round, after the rooms have had their turn.</summary>
    public long Step(long nowMs)
    {
        if (SafeMode && nowMs >= SafeModeMs)
        {
            SafeMode = false;
            log.Write(LogLevel.Info, Component.Supervision, TextKey.LogSafeModeEnds);
        }

        CheckMemory(nowMs);
        if (nowMs >= UptimeLimitMs && !Reboots.IsPending)
        {
            Reboots.Request(BootCause.UptimeLimit, nowMs);
        }

        long nextMs = Watch.Step(nowMs);
        nextMs = Earlier(nextMs, counter.Step(nowMs));
        return Earlier(nextMs, Reboots.Step(nowMs));
    }

    private static long Earlier(long oneMs, long otherMs) => oneMs < otherMs ? oneMs : otherMs;

    /// <summary>The firmware's own breadcrumb carries the number; of crashes only the short boots are known.</summary>
    private int RebootsInRow()
    {
        if (Cause == BootCause.Exception)
        {
            return counter.ShortBoots;
        }

        return int.TryParse(breadcrumb.Detail, out int count) ? count : 0;
    }

    private void CheckMemory(long nowMs)
    {
        if (nowMs < memoryDueMs)
        {
            return;
        }

        memoryDueMs = nowMs + MemoryIntervalMs;
        int freeBytes = control.FreeMemoryBytes;
        lowReadings = freeBytes < MemoryFloorBytes ? lowReadings + 1 : 0;
        if (lowReadings >= LowReadingLimit && !Reboots.IsPending)
        {
            log.Write(LogLevel.Warning, Component.Supervision, TextKey.LogMemoryLow, freeBytes);
            Reboots.Request(BootCause.MemoryFloor, nowMs);
        }
    }
}
