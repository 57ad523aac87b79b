using System.Reflection;
using Station.Benchmarks.Instructions;

namespace Station.Benchmarks.Heap;

/// <summary>The firmware's device build, which shows each object that it takes from the heap.</summary>
internal sealed class ObservedFirmware : WovenFirmware
{
    private Action<object> observer = _ => { };

    private ObservedFirmware()
        : base(AllocationWeaver.Weave)
    {
        Action<object> observe = item =>
        {
            if (item is not null)
            {
                observer(item);
            }
        };
        foreach (FieldInfo field in FieldsOf(AllocationWeaver.ObserverType, AllocationWeaver.ObserverField))
        {
            field.SetValue(null, observe);
        }
    }

    /// <summary>Loads a fresh copy, one a run.</summary>
    public static ObservedFirmware Load() => new();

    /// <summary>Whom each object is shown from now on, in the middle of the method that takes it; the HAL's are not shown.</summary>
    public void Show(Action<object> observer) => this.observer = observer;
}
