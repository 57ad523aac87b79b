namespace Station.Benchmarks.Heap;

/// <summary>Keeps what the simulated HAL allocates apart from what the firmware does.</summary>
internal sealed class HalMeter
{
    private long enteredAt;

    /// <summary>Bytes of this thread that calls into the HAL have allocated.</summary>
    public long Bytes { get; private set; }

    /// <summary>A call into the HAL begins.</summary>
    public void Enter() => enteredAt = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>It has come back.</summary>
    public T Leave<T>(T result)
    {
        Bytes += GC.GetAllocatedBytesForCurrentThread() - enteredAt;
        return result;
    }
}
