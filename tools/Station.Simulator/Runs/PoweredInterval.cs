namespace Station.Simulator.Runs;

/// <summary>A time during which a station had power without a break; resets do not end it.</summary>
public readonly record struct PoweredInterval(long FromMs, long ToMs)
{
    private const long MinuteMs = 60_000;

    /// <summary>UTC minutes that lie wholly inside.</summary>
    public long WholeMinutes => Math.Max(0, ToMs / MinuteMs - (FromMs + MinuteMs - 1) / MinuteMs);
}
