namespace Station.Sensors.Sps30;

/// <summary>
/// When the fan is cleaned. The sensor's own timer of a week begins anew with each loss of its supply, so the station has one
/// of its own, which begins with each start of the station.
/// </summary>
public sealed class Sps30Cleaning
{
    private const long HourMs = 3_600_000;

    /// <summary>
    /// The fan blows for 10 s (data sheet 1.0, section 4.2), and the chamber needs as long as after a start to fill again. A little less than a
    /// whole number of intervals, so that the first reading that counts again is not a matter of milliseconds.
    /// </summary>
    public const int DisturbanceMs = 39_000;

    private readonly long everyMs;
    private long dueMs;

    /// <param name="everyHours">0 for never.</param>
    public Sps30Cleaning(int everyHours)
    {
        everyMs = everyHours * HourMs;
        dueMs = everyHours == 0 ? long.MaxValue : everyMs;
    }

    /// <summary>True when a cleaning is due; the next one is set then.</summary>
    public bool TakeDue(long nowMs)
    {
        if (nowMs < dueMs)
        {
            return false;
        }

        dueMs = nowMs + everyMs;
        return true;
    }
}
