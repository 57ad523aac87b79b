using Station.Platform.Storage;
using Station.Simulator.Fleet;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>What local time a station could know at each uptime of one boot, by the anchors that have arrived.</summary>
internal sealed class BootClock(FleetStation station, int boot)
{
    private const long HourMs = 3_600_000;
    private const long MinuteMs = 60_000;
    private const int HoursOfDay = 24;

    /// <summary>China Standard Time, which the stations of a demonstration keep.</summary>
    private const long LocalOffsetMs = 8 * HourMs;

    /// <summary>Minutes are cut on those of the station's own clock: so much before or after an hour is on it.</summary>
    private const long ToleranceMs = 5_000;

    private long anchoredMs = long.MaxValue;

    public int Boot => boot;

    public void TakeAnchor(long uptimeMs) => anchoredMs = Math.Min(anchoredMs, uptimeMs);

    /// <summary>Time had been resolved for so long at an uptime; negative before.</summary>
    public long ResolvedForMs(long uptimeMs) => anchoredMs == long.MaxValue ? -1 : uptimeMs - anchoredMs;

    /// <summary>Whether time became known in the same hour, or ten minutes, in which an uptime lies, and surely no later.</summary>
    public bool BecameKnownInPeriodOf(long uptimeMs)
    {
        long periodMs = station.Models.Book.StatisticsMinutes * MinuteMs;
        return anchoredMs != long.MaxValue
            && (LocalMs(uptimeMs) - ToleranceMs) / periodMs == (LocalMs(Math.Max(uptimeMs, anchoredMs) + MinuteMs) + ToleranceMs) / periodMs;
    }

    /// <summary>A minute, with its hour where the station knew it when the minute ended.</summary>
    public TruthPeriod PeriodOf(StoredRecord minute)
    {
        bool known = ResolvedForMs(minute.StartMs + minute.LengthMs) >= 0;
        return new TruthPeriod(minute.StartMs, minute.LengthMs, known ? (int?)((LocalMs(minute.StartMs) + ToleranceMs) / HourMs % HoursOfDay) : null);
    }

    /// <summary>The hour of local time, counted from 1970, of the hour record that ends at an uptime, or of the ten minutes; null where none does.</summary>
    public long? HourEndingAt(long uptimeMs)
    {
        long periodMs = station.Models.Book.StatisticsMinutes * MinuteMs;
        long localMs = LocalMs(uptimeMs) + ToleranceMs;
        return localMs % periodMs <= 2 * ToleranceMs ? (localMs - periodMs) / HourMs : null;
    }

    private long LocalMs(long uptimeMs) => (station.TrueUtcMs(boot, uptimeMs) ?? 0) + LocalOffsetMs;
}
