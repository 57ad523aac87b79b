namespace Station.Hal.Simulated;

/// <summary>Reset, watchdog, memory and the calendar clock of the virtual board.</summary>
public sealed class VirtualBoardControl : IBoardControl
{
    private readonly VirtualTime time;
    private readonly HalGate gate;
    private long calendarOffsetMs;

    public VirtualBoardControl(VirtualTime time, HalGate gate, int freeMemoryBytes)
    {
        this.time = time;
        this.gate = gate;
        FreeMemory = freeMemoryBytes;
        LoseCalendar();
    }

    /// <summary>What the firmware is told about free memory: a leak is simulated by lowering it.</summary>
    public int FreeMemory { get; set; }

    /// <summary>What the calendar clock says now. It survives a reset, true or not, and falls to 1970 with the supply.</summary>
    public long CalendarUtcMs => time.NowMs + calendarOffsetMs;

    /// <inheritdoc/>
    public int FreeMemoryBytes
    {
        get
        {
            gate.Enter(HalCall.FreeMemory, FreeMemory);
            return FreeMemory;
        }
    }

    /// <inheritdoc/>
    public void Reboot()
    {
        gate.Enter(HalCall.Reboot, 0);
        gate.Stop(StopReason.Reboot);
        gate.ThrowIfStopped();
    }

    /// <inheritdoc/>
    public void PulseWatchdog()
    {
        gate.Enter(HalCall.Watchdog, 0);
        gate.Watchdog.Pulse(time.NowMs);
    }

    /// <inheritdoc/>
    public void SetCalendarUtc(long utcMs)
    {
        gate.Enter(HalCall.Calendar, utcMs);
        calendarOffsetMs = utcMs - time.NowMs;
    }

    /// <summary>Something else than the firmware moves the calendar clock: the runtime's own time client, or a bit that flips.</summary>
    public void JumpCalendar(long byMs)
    {
        calendarOffsetMs += byMs;
    }

    internal void LoseCalendar()
    {
        calendarOffsetMs = -time.NowMs;
    }
}
