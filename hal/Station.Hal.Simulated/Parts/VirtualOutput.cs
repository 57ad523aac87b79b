namespace Station.Hal.Simulated;

/// <summary>An output pin with a memory: what a person looking at the LED would have seen.</summary>
public sealed class VirtualOutput : IDigitalOutput
{
    /// <summary>Changes that are remembered: minutes of the fastest blinking, in bounded room.</summary>
    public const int HistoryLimit = 1024;

    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly int number;
    private readonly OutputChange[] history = new OutputChange[HistoryLimit];

    public VirtualOutput(VirtualTime time, HalGate gate, int number)
    {
        this.time = time;
        this.gate = gate;
        this.number = number;
    }

    /// <summary>State of the pin now.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Changes since the beginning, also those that are no longer remembered.</summary>
    public long ChangeCount { get; private set; }

    /// <summary>The newest changes, oldest first.</summary>
    public IReadOnlyCollection<OutputChange> History => [.. Remembered().Reverse()];

    /// <summary>Runs at each change.</summary>
    public event Action<bool>? Changed;

    /// <inheritdoc/>
    public void Write(bool active)
    {
        gate.Enter(HalCall.Output, number * 2 + (active ? 1 : 0));
        Drive(active);
    }

    /// <summary>What the pin did from <paramref name="sinceMs"/> on: the rhythm of a LED.</summary>
    public OutputChange[] ChangesSince(long sinceMs)
    {
        return [.. Remembered().TakeWhile(change => change.AtMs >= sinceMs).Reverse()];
    }

    /// <summary>What the pin was at a time that is remembered; off before that.</summary>
    public bool WasActiveAt(long trueMs)
    {
        long number = ChangeCount - 1;
        while (number >= 0 && number >= ChangeCount - HistoryLimit && history[number % HistoryLimit].AtMs > trueMs)
        {
            number--;
        }

        return number >= 0 && number >= ChangeCount - HistoryLimit && history[number % HistoryLimit].Active;
    }

    /// <summary>Drives the pin without the firmware: external pulls take it to its rest state through a reset.</summary>
    internal void Drive(bool active)
    {
        if (active == IsActive)
        {
            return;
        }

        IsActive = active;
        history[ChangeCount++ % HistoryLimit] = new OutputChange(time.NowMs, active);
        Changed?.Invoke(active);
    }

    /// <summary>The newest first.</summary>
    private IEnumerable<OutputChange> Remembered()
    {
        for (long number = ChangeCount - 1; number >= 0 && number >= ChangeCount - HistoryLimit; number--)
        {
            yield return history[number % HistoryLimit];
        }
    }
}
