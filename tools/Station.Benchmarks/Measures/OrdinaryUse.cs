using Station.Aggregation;
using Station.Benchmarks.Contenders;
using Station.Benchmarks.Series;
using Station.Benchmarks.Volumes;

namespace Station.Benchmarks.Measures;

/// <summary>
/// The life of an ordinary station: nearly always online, an outage of hours each week and of days each quarter, now and then a restart, a calibration, and the small
/// records that go with all that. Times are in seconds since its beginning.
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
    private readonly HourMeans hour;
    private long bootStart;

    public OrdinaryUse(MeteredVolume volume, Workload workload)
    {
        this.volume = volume;
        this.workload = workload;
        record = workload.CreateRecord();
        hour = new HourMeans(workload);
    }

    private IContender Contender => volume.Contender;

    /// <summary>Records that were accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>Records that were refused: they are lost.</summary>
    public long Refused { get; private set; }

    /// <summary>Lives through so many days.</summary>
    public void Run(int days)
    {
        for (long period = 0; period < (long)days * workload.RecordsPerDay; period++)
        {
            long start = period * workload.PeriodSeconds;
            long end = start + workload.PeriodSeconds;
            bool isOnline = !IsWithin(start, OutageInterval, OutageLength) && !IsWithin(start, LongOutageInterval, LongOutageLength);
            Contender.Online = isOnline;
            Measure(period, start);
            if (isOnline)
            {
                Contender.Deliver(UptimeMs(end));
            }

            if (end % Hour == 0)
            {
                EndHour(end, isOnline);
            }
        }
    }

    private void Measure(long period, long start)
    {
        workload.Fill(record, period, UptimeMs(start));
        bool isAccepted = Contender.Accept(record, UtcMs(start));
        Accepted += isAccepted ? 1 : 0;
        Refused += isAccepted ? 0 : 1;
        if (hour.Add(record))
        {
            Contender.AcceptHour(hour.Record, UtcMs(start) + (workload.PeriodSeconds - Hour) * 1000);
        }
    }

    private void EndHour(long now, bool isOnline)
    {
        if (isOnline && now % AnchorInterval == 0)
        {
            Contender.AcceptClockAnchor(UptimeMs(now), UtcMs(now));
        }

        if (now % Day == 0)
        {
            Contender.StepKey(UptimeMs(now));
        }

        if (now % ContextInterval == 0)
        {
            Contender.ChangeContext(UptimeMs(now));
        }

        if (now % RestartInterval == 0)
        {
            bootStart = now;
            volume.Restart();
        }
    }

    /// <summary>Whether it is the first part of an interval, the very first one left out.</summary>
    private static bool IsWithin(long now, long interval, long length) => now >= interval && now % interval < length;

    private long UptimeMs(long now) => (now - bootStart) * 1000;

    private static long UtcMs(long now) => StartUtcMs + now * 1000;
}
