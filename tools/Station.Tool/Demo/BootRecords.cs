using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Simulator.Fleet;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>The confirmed records of one boot, and what local time the station could know at each of its minutes.</summary>
internal sealed class BootRecords
{
    private const long HourMs = 3_600_000;
    private const int HoursOfDay = 24;

    /// <summary>China Standard Time, which the stations of a demonstration keep.</summary>
    private const long LocalOffsetMs = 8 * HourMs;

    /// <summary>Minutes are cut on those of the station's own clock: so much before or after an hour is on it.</summary>
    private const long ToleranceMs = 5_000;

    private readonly FleetStation station;
    private readonly long anchoredMs;

    public BootRecords(FleetStation station, IEnumerable<StoredRecord> records)
    {
        this.station = station;
        StoredRecord[] all = [.. records];
        Number = (int)all[0].Boot;
        Minutes = [.. all.Where(record => record.Kind == RecordKinds.Minute)];
        Hours = [.. all.Where(record => record.Kind == RecordKinds.Hour)];
        Events = [.. all.Where(record => record.Kind == RecordKinds.Event)];
        anchoredMs = Events.Where(record => record.EventType == EventType.Anchor).Select(record => record.StartMs).DefaultIfEmpty(long.MaxValue).Min();
    }

    public int Number { get; }

    public StoredRecord[] Minutes { get; }

    public StoredRecord[] Hours { get; }

    public StoredRecord[] Events { get; }

    /// <summary>Time had been resolved for so long at an uptime; negative before.</summary>
    public long ResolvedForMs(long uptimeMs) => anchoredMs == long.MaxValue ? -1 : uptimeMs - anchoredMs;

    /// <summary>The minutes whose start lies in a time.</summary>
    public TruthPeriod[] MinutesIn(long fromMs, long toMs) => [.. Minutes.Where(minute => minute.StartMs >= fromMs && minute.StartMs < toMs).Select(PeriodOf)];

    /// <summary>A minute, with its hour where the station knew it when the minute ended.</summary>
    public TruthPeriod PeriodOf(StoredRecord minute)
    {
        bool known = ResolvedForMs(minute.StartMs + minute.LengthMs) >= 0;
        return new TruthPeriod(minute.StartMs, minute.LengthMs, known ? (int?)((LocalMs(minute.StartMs) + ToleranceMs) / HourMs % HoursOfDay) : null);
    }

    /// <summary>The hour of local time, counted from 1970, that ends at an uptime; null where none does.</summary>
    public long? HourEndingAt(long uptimeMs)
    {
        long localMs = LocalMs(uptimeMs) + ToleranceMs;
        return localMs % HourMs <= 2 * ToleranceMs ? (localMs / HourMs) - 1 : null;
    }

    private long LocalMs(long uptimeMs) => (station.TrueUtcMs(Number, uptimeMs) ?? 0) + LocalOffsetMs;
}
