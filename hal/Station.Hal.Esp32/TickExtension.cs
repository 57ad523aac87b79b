namespace Station.Hal.Esp32;

/// <summary>
/// Makes one steady time line of the runtime's tick, which counts 10 ms in 32 bits and therefore steps back to 0 after
/// 497.1 days; nor does it begin at 0 where the runtime alone was restarted. It must see the tick at least once in that time.
/// </summary>
public sealed class TickExtension
{
    /// <summary>2^32 ticks of 10 ms.</summary>
    public const long WrapMs = 42949672960;

    private readonly object gate = new object();
    private readonly long firstTickMs;
    private long wrappedMs;
    private long lastTickMs;

    /// <param name="firstTickMs">What the tick reads when the boot begins, in ms.</param>
    public TickExtension(long firstTickMs)
    {
        this.firstTickMs = firstTickMs;
        lastTickMs = firstTickMs;
    }

    /// <summary>The uptime that belongs to a tick value, in ms since the boot began.</summary>
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
            return wrappedMs + tickMs - firstTickMs;
        }
    }
}
