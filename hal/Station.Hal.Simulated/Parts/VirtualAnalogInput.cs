namespace Station.Hal.Simulated;

/// <summary>The converter that reads the supply.</summary>
public sealed class VirtualAnalogInput : IAnalogInput
{
    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly ISupplySource source;

    public VirtualAnalogInput(VirtualTime time, HalGate gate, ISupplySource source)
    {
        this.time = time;
        this.gate = gate;
        this.source = source;
    }

    /// <inheritdoc/>
    public bool TryReadMillivolts(out int millivolts)
    {
        gate.Enter(HalCall.Analog, 0);
        bool read = source.TryReadMillivolts(time.NowMs, out millivolts);
        gate.Trace.Add(millivolts);
        return read;
    }
}
