using Station.Aggregation;

namespace Station.Timekeeping;

/// <summary>Local time at a fixed offset from UTC.</summary>
public sealed class LocalTime : ILocalTime
{
    private const int MinuteMs = 60_000;

    private readonly TimeKeeper time;
    private readonly long offsetMs;

    public LocalTime(TimeKeeper time, int offsetMinutes)
    {
        this.time = time;
        offsetMs = (long)offsetMinutes * MinuteMs;
    }

    public long LocalAtMs(long uptimeMs) => time.Resolved ? time.UtcAtMs(uptimeMs) + offsetMs : -1;
}
