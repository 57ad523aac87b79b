namespace Station.Hal.Simulated;

/// <summary>
/// The managed heap of a station, as far as it can refuse: firmware that was woven for it asks here before each object that it takes. Without that it is never asked.
/// </summary>
public sealed class VirtualHeap
{
    private long failFrom = long.MaxValue;
    private long failBefore = long.MaxValue;

    /// <summary>The firmware runs. What others do with its code meanwhile takes nothing from its heap.</summary>
    public bool IsInUse { get; set; }

    /// <summary>Objects that were asked for so far, over all boots.</summary>
    public long Allocations { get; private set; }

    /// <summary>Those of them that were refused.</summary>
    public long Failures { get; private set; }

    /// <summary>The next object is refused, too.</summary>
    public bool IsExhausted => Allocations >= failFrom && Allocations < failBefore;

    /// <summary>Refuses objects from now on.</summary>
    /// <param name="number">The first of them: 1 is the next that is asked for.</param>
    /// <param name="count">How many; <see cref="long.MaxValue"/> for all until <see cref="Recover"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is less than 1.</exception>
    public void Fail(long number, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        failFrom = Allocations + number - 1;
        failBefore = count > long.MaxValue - failFrom ? long.MaxValue : failFrom + count;
    }

    /// <summary>Refuses nothing any more: a new boot has the whole heap.</summary>
    public void Recover() => failFrom = failBefore = long.MaxValue;

    /// <summary>An object is asked for.</summary>
    /// <exception cref="OutOfMemoryException">It is refused.</exception>
    public void Take()
    {
        if (!IsInUse)
        {
            return;
        }

        bool isRefused = IsExhausted;
        Allocations++;
        if (isRefused)
        {
            Failures++;
            throw new OutOfMemoryException();
        }
    }
}
