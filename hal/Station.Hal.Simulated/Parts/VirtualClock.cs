using Station.Hal.Esp32;

namespace Station.Hal.Simulated;

/// <summary>
/// The monotonic clock of the present boot: true time since the boot began, bent by the crystal's drift and cut to the tick. In a boot that begins at another tick than 0 the station reads it by way
/// of that tick, through the adapter's own <see cref="TickExtension"/>; in others the tick cannot wrap, and hundreds of millions of readings are spared its lock.
/// </summary>
public sealed class VirtualClock : IClock
{
    private const long PartsPerMillion = 1_000_000;

    /// <summary>The platform's tick. As a constant it costs a multiplication, where a variable costs a division.</summary>
    private const int DeviceTickMs = 10;

    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly int driftPpm;
    private readonly int tickMs;
    private long tickAtBootMs;
    private long lastTickMs;
    private TickExtension? ticks;
    private long uptimeAtBootMs;
    private long bootMs;
    private bool hasBooted;

    /// <summary>What the crystal is ahead while the boot is as old as from the one to before the other.</summary>
    private long driftMs;
    private long driftFromMs;
    private long driftToMs;

    /// <param name="options">Crystal, tick, and what both read when the first boot begins.</param>
    public VirtualClock(VirtualTime time, HalGate gate, VirtualBoardOptions options)
    {
        this.time = time;
        this.gate = gate;
        driftPpm = options.DriftPpm;
        tickMs = options.TickMs;
        uptimeAtBootMs = options.UptimeAtFirstBootMs;
        tickAtBootMs = CutToTick(options.TickAtFirstBootMs);
        bootMs = time.NowMs;
    }

    /// <inheritdoc/>
    public long UptimeMs
    {
        get
        {
            gate.Enter(HalCall.Clock, 0);
            return Read();
        }
    }

    /// <summary>The platform's tick has stepped back to 0 in the middle of a boot.</summary>
    public bool HasTickWrapped { get; private set; }

    /// <summary>True time at which the present boot began.</summary>
    public long BootMs => bootMs;

    /// <summary>What the station reads now.</summary>
    public long Read()
    {
        long uptimeMs = UptimeAt(time.NowMs);
        if (ticks is null)
        {
            return uptimeMs;
        }

        long tick = (tickAtBootMs + uptimeMs - uptimeAtBootMs) % TickExtension.WrapMs;
        HasTickWrapped |= tick < lastTickMs;
        lastTickMs = tick;
        return uptimeAtBootMs + ticks.Extend(tick);
    }

    /// <summary>What the clock reads at a true time of this boot, where nothing goes wrong with its tick.</summary>
    public long UptimeAt(long trueMs)
    {
        long elapsedMs = Math.Max(0, trueMs - bootMs);
        return CutToTick(uptimeAtBootMs + elapsedMs + DriftMs(elapsedMs));
    }

    /// <summary>The first true time at which the clock reads at least <paramref name="uptimeMs"/>; <see cref="long.MaxValue"/> when that is beyond all simulations.</summary>
    public long TrueAt(long uptimeMs)
    {
        if (uptimeMs > long.MaxValue / (2 * PartsPerMillion))
        {
            return long.MaxValue;
        }

        // Taken off twice, the drift is right to a millisecond or two, and the rest is found by trying.
        long upMs = CutToTick(Math.Max(uptimeMs, uptimeAtBootMs) + tickMs - 1) - uptimeAtBootMs;
        long elapsedMs = upMs - DriftMs(upMs - DriftMs(upMs));
        while (elapsedMs > 0 && elapsedMs - 1 + DriftMs(elapsedMs - 1) >= upMs)
        {
            elapsedMs--;
        }

        while (elapsedMs + DriftMs(elapsedMs) < upMs)
        {
            elapsedMs++;
        }

        return bootMs + elapsedMs;
    }

    /// <summary>What the crystal is ahead after so long. Each step of a run asks several times and it stays the same for many seconds, so the divisions are made where it changes.</summary>
    private long DriftMs(long elapsedMs)
    {
        if (elapsedMs < driftFromMs || elapsedMs >= driftToMs)
        {
            FindDrift(elapsedMs);
        }

        return driftMs;
    }

    private void FindDrift(long elapsedMs)
    {
        long size = Math.Abs(driftPpm);
        long aheadMs = elapsedMs * size / PartsPerMillion;
        driftMs = driftPpm < 0 ? -aheadMs : aheadMs;
        driftFromMs = size == 0 ? 0 : (aheadMs * PartsPerMillion + size - 1) / size;
        driftToMs = size == 0 ? long.MaxValue : ((aheadMs + 1) * PartsPerMillion + size - 1) / size;
    }

    private long CutToTick(long uptimeMs) => tickMs == DeviceTickMs ? uptimeMs - uptimeMs % DeviceTickMs : uptimeMs - uptimeMs % tickMs;

    internal void Restart()
    {
        uptimeAtBootMs = hasBooted ? 0 : uptimeAtBootMs;
        tickAtBootMs = hasBooted ? 0 : tickAtBootMs;
        lastTickMs = 0;
        ticks = tickAtBootMs == 0 ? null : new TickExtension(tickAtBootMs);
        hasBooted = true;
        bootMs = time.NowMs;
    }
}
