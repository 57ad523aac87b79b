using System.Reflection;
using Station.Aggregation;
using Station.Hal.Simulated;
using Station.Uplink;

namespace Station.Simulator.Runs;

/// <summary>
/// Where the firmware asks for its objects, if its compiled assemblies were woven for that (Station.Mutations). Ordinary ones ask nobody, and a heap that refuses makes no difference to them.
/// </summary>
public static class FirmwareHeap
{
    /// <summary>Full name of the class that weaving puts into each assembly.</summary>
    public const string GateType = "Station.AllocationGate";

    /// <summary>Its public static field, one a thread, an <see cref="Action"/>: who is asked; null for nobody.</summary>
    public const string GateField = "Ask";

    /// <summary>The firmware's assemblies.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [typeof(MeasuringChain).Assembly, typeof(DeliveryChain).Assembly, typeof(Firmware).Assembly];

    private static readonly FieldInfo[] Gates =
    [
        .. Assemblies.Select(assembly => assembly.GetType(GateType)?.GetField(GateField)).OfType<FieldInfo>(),
    ];

    /// <summary>Whether the firmware asks.</summary>
    public static bool IsWoven => Gates.Length > 0;

    /// <summary>The firmware of this thread takes its objects from that heap from now on.</summary>
    /// <param name="heap">Null for none.</param>
    public static void Use(VirtualHeap? heap)
    {
        Action? ask = heap is null ? null : heap.Take;
        foreach (FieldInfo gate in Gates)
        {
            gate.SetValue(null, ask);
        }
    }
}
