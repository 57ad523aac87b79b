namespace Station.Simulator.Oracles;

/// <summary>What must not be and is: each law once with its first case in words, and how often.</summary>
public sealed class Findings
{
    private readonly SortedDictionary<string, Finding> byLaw = new(StringComparer.Ordinal);

    public bool IsEmpty => byLaw.Count == 0;

    /// <summary>By name of the law.</summary>
    public IReadOnlyCollection<Finding> All => byLaw.Values;

    /// <summary>Notes a case.</summary>
    /// <param name="law">Stable name of what was broken.</param>
    /// <param name="atMs">True time at which it was seen.</param>
    /// <param name="what">In words.</param>
    public void Add(string law, long atMs, string what)
    {
        byLaw[law] = byLaw.TryGetValue(law, out Finding? known) ? known with { Cases = known.Cases + 1 } : new Finding(law, atMs, what, 1);
    }
}
