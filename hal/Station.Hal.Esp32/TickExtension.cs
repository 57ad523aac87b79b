namespace Station.Hal.Esp32;

/// <summary>
/// Makes one steady time line of the runtime's tick, which counts 10 ms in 32 bits and therefore steps back to 0 after
/// 497.1 days. It must see the tick at least once in that time.
/// </summary>
public sealed class TickExtension
{
    /// <summary>2^32 ticks of 10 ms.</summary>
    public const long WrapMs = 42949672960;

    private readonly object gate = new object();
    private long wrappedMs;
    private long lastTickMs;

    /// <summary>The uptime that belongs to a tick value, in ms.</summary>
    public long Extend(long tickMs)
    {
        // Adapter threads read the clock as well.
        lock (gate)
        {
            if (tickMs < lastTickMs)
            {
                wrappedMs += WrapMs;
            }

            lastTickMs = tickMs;
            return wrappedMs + tickMs;
        }
    }
}
