using System.Reflection;
using Station.Benchmarks.Instructions;
using Station.Hal.Simulated;

namespace Station.Mutations.Heap;

/// <summary>
/// The firmware's device build, whose heap can refuse. One copy does for any number of runs, one after the other or side by side: each run has its own heap and stays on one thread.
/// </summary>
public sealed class FaultyHeap : WovenFirmware
{
    private readonly FieldInfo[] gates;

    private FaultyHeap()
        : base(AllocationFaultWeaver.Weave) => gates = [.. FieldsOf(AllocationFaultWeaver.GateType, AllocationFaultWeaver.GateField)];

    /// <summary>Weaves and loads a copy; that takes a second, once a process.</summary>
    public static FaultyHeap Load() => new();

    /// <summary>Runs a driver (<see cref="WovenFirmware.Drive"/>) whose firmware takes its objects from a heap.</summary>
    /// <param name="heap">The heap of this run.</param>
    /// <param name="driver">A public static method.</param>
    /// <param name="arguments">Its arguments.</param>
    public TResult DriveOn<TResult>(VirtualHeap heap, Delegate driver, params object[] arguments)
    {
        Ask(heap.Take);
        try
        {
            return Drive<TResult>(driver, arguments);
        }
        finally
        {
            Ask(null);
        }
    }

    /// <summary>Each thread has fields of its own: this sets those of the caller.</summary>
    private void Ask(Action? ask)
    {
        foreach (FieldInfo gate in gates)
        {
            gate.SetValue(null, ask);
        }
    }
}
