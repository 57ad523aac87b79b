using Station.Benchmarks.Instructions;

namespace Station.Mutations.Heap;

/// <summary>
/// The firmware with a heap that can refuse, loaded beside the firmware that this process itself uses. One copy does for any number of runs, one after the other or side by side: each has its
/// heap (Station.Simulator, FirmwareHeap) and stays on one thread.
/// </summary>
public sealed class FaultyHeap : WovenFirmware
{
    private FaultyHeap(Func<string, string> pathOf)
        : base(AllocationFaultWeaver.Weave, pathOf)
    {
    }

    /// <summary>Weaves and loads the build that the device runs; that takes a second.</summary>
    public static FaultyHeap LoadDevice() => new(DevicePath);

    /// <summary>Weaves and loads the build that lies beside this process, whatever was done to it.</summary>
    public static FaultyHeap LoadHost() => new(assembly => Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
}
