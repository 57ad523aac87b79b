namespace Station.Simulator.Oracles;

/// <summary>A law that did not hold.</summary>
/// <param name="Law">Its stable name.</param>
/// <param name="AtMs">True time at which that was first seen.</param>
/// <param name="What">The first case in words.</param>
/// <param name="Cases">How often.</param>
public sealed record Finding(string Law, long AtMs, string What, int Cases)
{
    public override string ToString() =>
        $"{Law} at {DateTimeOffset.FromUnixTimeMilliseconds(AtMs):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}: {What}{(Cases > 1 ? $" ({Cases} cases)" : "")}";
}
