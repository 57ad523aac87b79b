using System.Runtime.InteropServices;

namespace Station.Benchmarks.Heap;

/// <summary>The objects that a step has taken so far, and which of them are still in use: what nobody refers to any more is room for the device's collector, in the middle of the step too.</summary>
internal sealed class TakenObjects
{
    private readonly List<(GCHandle Handle, int Bytes)> taken = [];

    /// <summary>Bytes of all of them.</summary>
    public int Bytes { get; private set; }

    public void Add(object item)
    {
        int bytes = DeviceSize.Of(item);
        taken.Add((GCHandle.Alloc(item, GCHandleType.Weak), bytes));
        Bytes += bytes;
    }

    /// <summary>Bytes of those that are still referred to from anywhere and do not count already.</summary>
    /// <param name="counts">Whether an object counts already.</param>
    public int BytesInUse(Func<object, bool> counts)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        int bytes = 0;
        foreach ((GCHandle handle, int itemBytes) in taken)
        {
            bytes += handle.Target is { } item && !counts(item) ? itemBytes : 0;
        }

        return bytes;
    }

    public void Clear()
    {
        taken.ForEach(each => each.Handle.Free());
        taken.Clear();
        Bytes = 0;
    }
}
