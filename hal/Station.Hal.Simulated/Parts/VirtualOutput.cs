namespace Station.Hal.Simulated;

/// <summary>An output pin with a memory: what a person looking at the LED would have seen.</summary>
public sealed class VirtualOutput : IDigitalOutput
{
    /// <summary>Changes that are remembered: minutes of the fastest blinking, in bounded room.</summary>
    public const int HistoryLimit = 1024;

    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly int number;
    private readonly Queue<OutputChange> history = new();

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
    public IReadOnlyCollection<OutputChange> History => history;

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
        return history.Where(change => change.AtMs >= sinceMs).ToArray();
    }

    /// <summary>Drives the pin without the firmware: external pulls take it to its rest state through a reset.</summary>
    internal void Drive(bool active)
    {
        if (active == IsActive)
        {
            return;
        }

        IsActive = active;
        ChangeCount++;
        history.Enqueue(new OutputChange(time.NowMs, active));
        if (history.Count > HistoryLimit)
        {
            history.Dequeue();
        }

        Changed?.Invoke(active);
    }
}
