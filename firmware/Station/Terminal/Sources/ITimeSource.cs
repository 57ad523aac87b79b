using Station.Timekeeping;

namespace Station.Terminal.Sources;

/// <summary>What the command <c>time</c> shows.</summary>
public interface ITimeSource
{
    /// <summary>UTC is known.</summary>
    bool Resolved { get; }

    /// <summary>UTC at that uptime in ms; meaningless while it is not known.</summary>
    long UtcAtMs(long uptimeMs);

    /// <summary>Uncertainty of UTC at that uptime in ms.</summary>
    long UncertaintyAtMs(long uptimeMs);

    /// <summary>Where the newest anchor comes from.</summary>
    ClockSource Source { get; }

    /// <summary>Uptime of the newest anchor in ms.</summary>
    long AnchorUptimeMs { get; }

    /// <summary>Local time minus UTC in minutes.</summary>
    int UtcOffsetMin { get; }

    /// <summary>Rounds of questions to the time servers that brought no time.</summary>
    int Failures { get; }

    /// <summary>Rounds whose answer contradicted the time in force.</summary>
    int Contradictions { get; }
}
