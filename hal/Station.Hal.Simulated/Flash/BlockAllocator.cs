namespace Station.Hal.Simulated.Flash;

/// <summary>
/// Hands out free blocks in a circle. What is free is found by looking through the whole volume, and only when all that the last look
/// found has been handed out: a block that was freed since then waits for the next look.
/// </summary>
internal sealed class BlockAllocator
{
    private readonly Action<bool[]> markUsed;
    private readonly bool[] used;
    private readonly List<int> reserved = [];
    private int next;
    private int remaining;

    /// <param name="start">Where the circle begins: the file system draws it anew at each mount, so that no block wears for being the first.</param>
    public BlockAllocator(int blockCount, int start, Action<bool[]> markUsed)
    {
        this.markUsed = markUsed;
        used = new bool[blockCount];
        next = start;
    }

    /// <summary>A free block, reserved until <see cref="Settle"/>; -1 when there is none.</summary>
    public int Allocate()
    {
        bool looked = false;
        while (true)
        {
            for (; remaining > 0; remaining--)
            {
                int block = next;
                next = (next + 1) % used.Length;
                if (!used[block])
                {
                    remaining--;
                    reserved.Add(block);
                    return block;
                }
            }

            if (looked)
            {
                return -1;
            }

            Look();
            looked = true;
        }
    }

    /// <summary>Ends an operation: what it reserved is now in the metadata, or free again.</summary>
    public void Settle()
    {
        reserved.Clear();
    }

    /// <summary>Blocks that are free now, without the cost of a look.</summary>
    public int CountFree()
    {
        bool[] marks = new bool[used.Length];
        markUsed(marks);
        return marks.Count(mark => !mark);
    }

    private void Look()
    {
        Array.Clear(used);
        markUsed(used);
        foreach (int block in reserved)
        {
            used[block] = true;
        }

        remaining = used.Length;
    }
}
