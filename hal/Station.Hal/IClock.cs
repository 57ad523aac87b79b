namespace Station.Hal;

/// <summary>The monotonic clock of this boot. It knows nothing of the calendar.</summary>
public interface IClock
{
    /// <summary>
    /// Milliseconds since this boot began. Never steps back; the adapter extends the platform's 32-bit tick across
    /// its wrap at 497 days. Resolution on the device is 10 ms. Worst stall: none.
    /// </summary>
    long UptimeMs { get; }
}
