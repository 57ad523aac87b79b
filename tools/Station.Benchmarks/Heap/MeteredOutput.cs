using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>An output behind a meter.</summary>
internal sealed class MeteredOutput(IDigitalOutput output, HalMeter meter) : IDigitalOutput
{
    public void Write(bool on)
    {
        meter.Enter();
        output.Write(on);
        meter.Leave(0);
    }
}
