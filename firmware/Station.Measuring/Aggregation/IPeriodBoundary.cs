namespace Station.Aggregation;

/// <summary>Where minutes end: on minutes of UTC once time is resolved, on minutes of uptime before.</summary>
public interface IPeriodBoundary
{
    /// <summary>The first end of a minute after <paramref name="uptimeMs"/>, in ms of uptime: later by more than 0 and at most 60,000 ms.</summary>
    long NextBoundaryMs(long uptimeMs);
}
