namespace Station.Aggregation;

/// <summary>Cuts on minutes of uptime: what is used until UTC is known.</summary>
public sealed class UptimeBoundary : IPeriodBoundary
{
    private const int MinuteMs = 60_000;

    public long NextBoundaryMs(long uptimeMs) => (uptimeMs / MinuteMs + 1) * MinuteMs;
}
