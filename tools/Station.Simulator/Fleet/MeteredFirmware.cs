using Station.Hal;

namespace Station.Simulator.Fleet;

/// <summary>The firmware with a meter of the memory that each step takes.</summary>
/// <param name="firmware">The firmware.</param>
/// <param name="stepped">Hears the bytes of each step.</param>
internal sealed class MeteredFirmware(IFirmware firmware, Action<long> stepped) : IFirmware
{
    public long Step(long uptimeMs)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long dueMs = firmware.Step(uptimeMs);
        stepped(GC.GetAllocatedBytesForCurrentThread() - before);
        return dueMs;
    }
}
