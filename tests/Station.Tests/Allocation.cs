namespace Station.Tests;

/// <summary>Counts what a piece of work allocates.</summary>
internal static class Allocation
{
    private const int MostAttempts = 20;

    /// <summary>
    /// Bytes that this thread allocates in the work. A collection that another test causes counts the rest of this thread's buffer as allocated: then the work is done and counted once more.
    /// </summary>
    public static long BytesOf(Action work)
    {
        long allocated = 0;
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            int collections = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (GC.CollectionCount(0) == collections)
            {
                break;
            }
        }

        return allocated;
    }
}
