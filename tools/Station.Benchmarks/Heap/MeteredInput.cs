using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>The supply behind a meter.</summary>
internal sealed class MeteredInput(IAnalogInput input, HalMeter meter) : IAnalogInput
{
    public bool TryReadMillivolts(out int millivolts)
    {
        meter.Enter();
        return meter.Leave(input.TryReadMillivolts(out millivolts));
    }
}
