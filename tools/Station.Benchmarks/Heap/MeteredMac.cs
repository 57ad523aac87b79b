using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>The MAC behind a meter; the tag that it returns is counted with the adapters.</summary>
internal sealed class MeteredMac(IMac mac, HalMeter meter) : IMac
{
    public byte[] Compute(byte[] key, byte[] message)
    {
        meter.Enter();
        return meter.Leave(mac.Compute(key, message));
    }
}
