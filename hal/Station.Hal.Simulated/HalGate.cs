namespace Station.Hal.Simulated;

/// <summary>
/// The door through which every HAL call passes: it writes the trace, stalls the machine where a fault wants that, and lets
/// nothing through once the board has stopped. During a stall time, wires and the watchdog go on and no managed code runs.
/// </summary>
public sealed class HalGate
{
    private readonly VirtualTime time;
    private readonly long[] stallOnceMs = new long[Enum.GetValues<HalCall>().Length];
    private bool stallsOnce;
    private long stalledFromMs;
    private long stalledUntilMs;

    public HalGate(VirtualTime time, ExternalWatchdog watchdog)
    {
        this.time = time;
        Watchdog = watchdog;
    }

    /// <summary>Running hash of all that passed between firmware and board, over all boots.</summary>
    public TraceHash Trace { get; } = new();

    /// <summary>The watchdog that bites when a stall lasts too long.</summary>
    public ExternalWatchdog Watchdog { get; }

    /// <summary>Calls let in so far, over all boots: a measure of work that no machine's speed changes.</summary>
    public long Calls { get; private set; }

    /// <summary>Time that all stalls together took.</summary>
    public long StalledMs { get; private set; }

    /// <summary>Why the present boot has ended; <see cref="StopReason.None"/> while it runs.</summary>
    public StopReason Stopped { get; private set; }

    /// <summary>Asked on every call: for how many ms it stalls; <see cref="long.MaxValue"/> is for ever.</summary>
    public Func<HalCall, long, long>? StallSource { get; set; }

    /// <summary>Runs just before a stall, so that threads of the platform do what they still could.</summary>
    public event Action? Stalling;

    /// <summary>Makes the next call of that kind stall; <see cref="long.MaxValue"/> is for ever.</summary>
    public void StallOnce(HalCall call, long stallMs)
    {
        stallOnceMs[(int)call] = stallMs;
        stallsOnce = true;
    }

    /// <summary>What was to stall once and has not yet will not.</summary>
    public void CancelStalls()
    {
        Array.Clear(stallOnceMs);
        stallsOnce = false;
    }

    /// <summary>Lets a call in, or throws when the board has stopped before or during its stall.</summary>
    public void Enter(HalCall call, long detail)
    {
        if (Stopped != StopReason.None)
        {
            ThrowIfStopped();
        }

        Calls++;
        Trace.Add(((long)call << 56) ^ detail);
        if (StallSource is not null || stallsOnce)
        {
            StallAsPlanned(call);
        }
    }

    /// <summary>The call that is under way takes this long: a stall like any other.</summary>
    internal void Spend(long ms)
    {
        if (ms > 0)
        {
            Stall(ms);
        }
    }

    /// <summary>Notes the end of this boot; the first reason stands.</summary>
    public void Stop(StopReason reason)
    {
        if (Stopped == StopReason.None)
        {
            Stopped = reason;
            Trace.Add((long)reason);
        }
    }

    /// <summary>Throws once the board has stopped.</summary>
    public void ThrowIfStopped()
    {
        if (Stopped == StopReason.PowerCut)
        {
            throw new PowerCutException();
        }

        if (Stopped != StopReason.None)
        {
            throw new BoardStoppedException(Stopped);
        }
    }

    /// <summary>When a thread could first deal with what happened at <paramref name="trueMs"/>: at once, or when the last stall ended.</summary>
    public long ManagedCodeRanAt(long trueMs)
    {
        return trueMs >= stalledFromMs ? Math.Max(trueMs, stalledUntilMs) : trueMs;
    }

    /// <summary>A new boot begins.</summary>
    internal void Restart()
    {
        Stopped = StopReason.None;
        stalledFromMs = stalledUntilMs = time.NowMs;
        Watchdog.Pulse(time.NowMs);
    }

    /// <summary>Apart from <see cref="Enter"/>, so that what every call goes through stays short.</summary>
    private void StallAsPlanned(HalCall call)
    {
        long stallMs = Math.Max(StallSource?.Invoke(call, time.NowMs) ?? 0, stallOnceMs[(int)call]);
        stallOnceMs[(int)call] = 0;
        if (stallMs > 0)
        {
            Stall(stallMs);
        }
    }

    private void Stall(long stallMs)
    {
        Stalling?.Invoke();
        stalledFromMs = time.NowMs;
        long endMs = stallMs == long.MaxValue ? long.MaxValue : time.NowMs + stallMs;
        PassTime(Math.Min(endMs, Watchdog.BitesAtMs));
        if (time.NowMs >= Watchdog.BitesAtMs)
        {
            Stop(StopReason.Watchdog);
        }
        else if (stallMs == long.MaxValue)
        {
            Stop(StopReason.Hung);
        }

        stalledUntilMs = time.NowMs;
        StalledMs += stalledUntilMs - stalledFromMs;
        ThrowIfStopped();
    }

    /// <summary>Lets time pass up to the end, or until a planned action has stopped the board.</summary>
    private void PassTime(long endMs)
    {
        while (time.NowMs < endMs && Stopped == StopReason.None)
        {
            long nextMs = Math.Min(endMs, time.NextPlannedMs);
            if (nextMs == long.MaxValue)
            {
                return; // nothing will ever end this
            }

            time.AdvanceTo(nextMs);
        }
    }
}
