namespace Station.Hal.Simulated;

/// <summary>The hardware watchdog beside the chip: it resets the board when it saw no pulse for its time-out.</summary>
public sealed class ExternalWatchdog
{
    private readonly long timeoutMs;

    /// <param name="timeoutMs">Longest time without a pulse; 0 where the board has no watchdog.</param>
    public ExternalWatchdog(long timeoutMs)
    {
        this.timeoutMs = timeoutMs;
        BitesAtMs = long.MaxValue;
    }

    /// <summary>True time at which it resets the board unless a pulse comes first.</summary>
    public long BitesAtMs { get; private set; }

    /// <summary>Takes a pulse.</summary>
    public void Pulse(long trueMs)
    {
        BitesAtMs = timeoutMs == 0 ? long.MaxValue : trueMs + timeoutMs;
    }
}
