using Station.Aggregation;
using Station.Benchmarks.Contenders;
using Station.Benchmarks.Series;
using Station.Benchmarks.Volumes;

namespace Station.Benchmarks.Measures;

/// <summary>
/// The life of an ordinary station: nearly always online, an outage of hours each week and of days each quarter, now and then a restart, a calibration, and the small
/// records that go with all that.
/// </summary>
public sealed class OrdinaryUse
{
    /// <summary>2025-01-01, UTC in ms: when the simulated life begins.</summary>
    public const long StartUtcMs = 1_735_689_600_000;

    private const long Hour = 3_600;
    private const long Day = 24 * Hour;

    private const long OutageInterval = 7 * Day;
    private const long OutageLength = 2 * Hour;
    private const long LongOutageInterval = 91 * Day;
    private const long LongOutageLength = 2 * Day;
    private const long RestartInterval = 30 * Day;
    private const long ContextInterval = 91 * Day;

    /// <summary>As the firmware's time keeper has it.</summary>
    private const long AnchorInterval = 6 * Hour;

    private readonly MeteredVolume volume;
    private readonly Workload workload;
    private readonly PeriodRecord record;
    private long bootStart;

    public OrdinaryUse(MeteredVolume volume, Workload workload)
    {
        this.volume = volume;
        this.workload = workload;
        record = workload.CreateRecord();
    }

    /// <summary>Records that were accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>Records that were refused: they are lost.</summary>
    public long Refused { get; private set; }

    /// <summary>Lives through so many days.</summary>
    public void Run(int days)
    {
        volume.Contender.Online = true;
        for (long period = 0; period < (long)days * workload.RecordsPerDay; period++)
        {
            long now = period * workload.PeriodSeconds;
            LivePeriod(period, now);
            if (IsDue(now, Hour))
            {
                LiveHour(now);
            }
        }
    }

    private void LivePeriod(long period, long now)
    {
        bool isOnline = !IsWithin(now, OutageInterval, OutageLength) && !IsWithin(now, LongOutageInterval, LongOutageLength);
        volume.Contender.Online = isOnline;
        workload.Fill(record, period, UptimeMs(now));
        if (volume.Contender.Accept(record, UtcMs(now)))
        {
            Accepted++;
        }
        else
        {
            Refused++;
        }

        if (isOnline)
        {
            volume.Contender.Deliver(UptimeMs(now + workload.PeriodSeconds));
        }

        if (isOnline && IsDue(now, AnchorInterval))
        {
            volume.Contender.AcceptClockAnchor(UptimeMs(now + workload.PeriodSeconds), UtcMs(now + workload.PeriodSeconds));
        }
    }

    /// <summary>What happens on the hour, after the record of its first period.</summary>
    private void LiveHour(long now)
    {
        volume.Contender.AcceptHour(record, UtcMs(now));
        long uptimeMs = UptimeMs(now + workload.PeriodSeconds);
        if (IsDue(now, Day))
        {
            volume.Contender.StepKey(uptimeMs);
        }

        if (IsDue(now, ContextInterval))
        {
            volume.Contender.ChangeContext(uptimeMs);
        }

        if (IsDue(now, RestartInterval))
        {
            bootStart = now + workload.PeriodSeconds;
            volume.Restart();
        }
    }

    private static bool IsDue(long now, long interval) => now > 0 && now % interval == 0;

    private static bool IsWithin(long now, long interval, long length) => now >= interval && now % interval < length;

    private long UptimeMs(long now) => (now - bootStart) * 1000;

    private static long UtcMs(long now) => StartUtcMs + now * 1000;
}
