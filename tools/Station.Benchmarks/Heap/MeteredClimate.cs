using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>A climate sensor behind a meter.</summary>
internal sealed class MeteredClimate(IClimateSensor sensor, HalMeter meter) : IClimateSensor
{
    public bool TryRead(ClimateReading reading)
    {
        meter.Enter();
        return meter.Leave(sensor.TryRead(reading));
    }
}
