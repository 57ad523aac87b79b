using Station.Hal;

namespace Station.Benchmarks.Heap;

/// <summary>The firmware with somebody who looks at it before and after each step.</summary>
/// <param name="firmware">The firmware.</param>
/// <param name="stepping">Called before each step.</param>
/// <param name="stepped">Called after each step.</param>
internal sealed class WatchedFirmware(IFirmware firmware, Action stepping, Action stepped) : IFirmware
{
    public long Step(long uptimeMs)
    {
        stepping();
        long dueMs = firmware.Step(uptimeMs);
        stepped();
        return dueMs;
    }
}
