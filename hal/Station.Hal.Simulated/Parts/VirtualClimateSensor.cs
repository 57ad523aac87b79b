namespace Station.Hal.Simulated;

/// <summary>The climate sensor as the platform's binding presents it.</summary>
public sealed class VirtualClimateSensor : IClimateSensor
{
    private readonly VirtualTime time;
    private readonly HalGate gate;
    private readonly IClimateSource? source;

    /// <param name="source">Null when no sensor is fitted at the address.</param>
    public VirtualClimateSensor(VirtualTime time, HalGate gate, IClimateSource? source)
    {
        this.time = time;
        this.gate = gate;
        this.source = source;
    }

    /// <inheritdoc/>
    public bool TryRead(ClimateReading reading)
    {
        gate.Enter(HalCall.Climate, 0);
        bool read = source is not null && source.TryRead(time.NowMs, reading);
        if (read)
        {
            gate.Trace.Add(reading.TemperatureCentidegrees);
            gate.Trace.Add(reading.HumidityCentipercent);
            gate.Trace.Add(reading.PressurePa);
        }

        return read;
    }
}
