using System.Reflection;
using Station.Benchmarks.Instructions;

namespace Station.Benchmarks.Heap;

/// <summary>The firmware's device build, which counts what it takes from the heap, at device sizes.</summary>
internal sealed class ObservedFirmware : WovenFirmware
{
    private ObservedFirmware()
        : base(AllocationWeaver.Weave)
    {
        Action<object> observe = item => AllocatedBytes += item is null ? 0 : DeviceSize.Of(item);
        foreach (FieldInfo field in FieldsOf(AllocationWeaver.ObserverType, AllocationWeaver.ObserverField))
        {
            field.SetValue(null, observe);
        }
    }

    /// <summary>Bytes that the firmware has taken since it was loaded; the HAL is not counted.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Loads a fresh copy, one a run.</summary>
    public static ObservedFirmware Load() => new();
}
