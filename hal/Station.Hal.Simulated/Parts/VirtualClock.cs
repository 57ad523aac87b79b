namespace Station.Hal.Simulated;

/// <summary>The monotonic clock of the present boot: true time since the boot began, bent by the crystal's drift and cut to the tick.</summary>
public sealed class VirtualClock : IClock
{
    private const long PartsPerMillion = 1_000_000;

    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly int driftPpm;
    private readonly int tickMs;
    private long uptimeAtBootMs;
    private long bootMs;
    private bool hasBooted;

    /// <param name="driftPpm">How much faster than true time the crystal runs.</param>
    /// <param name="tickMs">Resolution: 10 as on the device, or 1.</param>
    /// <param name="uptimeAtFirstBootMs">What the clock reads when the first boot begins, a way to start shortly before a wrap; later ones begin at 0.</param>
    public VirtualClock(VirtualTime time, HalGate gate, int driftPpm, int tickMs, long uptimeAtFirstBootMs)
    {
        this.time = time;
        this.gate = gate;
        this.driftPpm = driftPpm;
        this.tickMs = tickMs;
        uptimeAtBootMs = uptimeAtFirstBootMs;
        bootMs = time.NowMs;
    }

    /// <inheritdoc/>
    public long UptimeMs
    {
        get
        {
            gate.Enter(HalCall.Clock, 0);
            return UptimeAt(time.NowMs);
        }
    }

    /// <summary>True time at which the present boot began.</summary>
    public long BootMs => bootMs;

    /// <summary>What the clock reads at a true time of this boot.</summary>
    public long UptimeAt(long trueMs)
    {
        long elapsedMs = Math.Max(0, trueMs - bootMs);
        long uptimeMs = uptimeAtBootMs + elapsedMs + elapsedMs * driftPpm / PartsPerMillion;
        return uptimeMs - uptimeMs % tickMs;
    }

    /// <summary>The first true time at which the clock reads at least <paramref name="uptimeMs"/>; <see cref="long.MaxValue"/> when that is beyond all simulations.</summary>
    public long TrueAt(long uptimeMs)
    {
        if (uptimeMs > long.MaxValue / (2 * PartsPerMillion))
        {
            return long.MaxValue;
        }

        long ticksUpMs = (Math.Max(uptimeMs, uptimeAtBootMs) + tickMs - 1) / tickMs * tickMs - uptimeAtBootMs;
        long trueMs = bootMs + ticksUpMs * PartsPerMillion / (PartsPerMillion + driftPpm) - 2;
        while (UptimeAt(trueMs) < uptimeMs)
        {
            trueMs++;
        }

        return trueMs;
    }

    internal void Restart()
    {
        uptimeAtBootMs = hasBooted ? 0 : uptimeAtBootMs;
        hasBooted = true;
        bootMs = time.NowMs;
    }
}
