namespace Station.Tool.Demo;

/// <summary>Sequences of records that have been judged: all below a mark, and those above it one by one.</summary>
internal sealed class TakenSequences
{
    private readonly HashSet<long> above = [];

    /// <summary>Everything below has been taken.</summary>
    public long LowWater { get; private set; }

    public bool Contains(long sequence) => sequence < LowWater || above.Contains(sequence);

    public void Add(long sequence)
    {
        if (sequence >= LowWater)
        {
            above.Add(sequence);
        }

        while (above.Remove(LowWater))
        {
            LowWater++;
        }
    }
}
