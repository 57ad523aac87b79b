namespace Station.Platform.Assessment;

/// <summary>A calendar day of UTC+8, which has no daylight saving: the day of all Chinese standards.</summary>
public readonly record struct LocalDay(DateOnly Date)
{
    public const int UtcOffsetMinutes = 480;

    private const long HourMs = 3_600_000;

    /// <summary>UTC in ms at which the day begins.</summary>
    public long StartUtcMs =>
        new DateTimeOffset(Date.ToDateTime(TimeOnly.MinValue), TimeSpan.FromMinutes(UtcOffsetMinutes)).ToUnixTimeMilliseconds();

    /// <summary>UTC in ms at which it has ended.</summary>
    public long EndUtcMs => StartUtcMs + (HourParts.HoursOfDay * HourMs);

    /// <summary>The local hour, 0 to 23, of an instant of this day.</summary>
    public int HourOf(long utcMs) => (int)((utcMs - StartUtcMs) / HourMs);
}
