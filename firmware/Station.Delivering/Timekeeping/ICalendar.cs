namespace Station.Timekeeping;

/// <summary>The calendar clock that TLS reads, as those see it who connect.</summary>
public interface ICalendar
{
    /// <summary>UTC is known; else the calendar is a time that has passed for certain.</summary>
    bool Resolved { get; }

    /// <summary>UTC at an uptime of this boot in ms, 0 while it is not known.</summary>
    long UtcAtMs(long uptimeMs);

    /// <summary>Sets the calendar clock, whoever has stepped it meanwhile.</summary>
    void SetCalendar(long nowMs);
}
