using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>What the hour record that ends at some uptime must hold: worked out while the readings are still there, hours before the record arrives.</summary>
internal sealed record HourTruth
{
    public required long StartMs { get; init; }

    public required long EndMs { get; init; }

    /// <summary>Hour of local time, counted from 1970.</summary>
    public required long Number { get; init; }

    /// <summary>Sequence of its last minute.</summary>
    public required long MinuteSequence { get; init; }

    /// <summary>All columns.</summary>
    public required IReadOnlyList<TruthValue> Values { get; init; }

    /// <summary>Energy of its readings by sound column.</summary>
    public required IReadOnlyDictionary<int, TruthEnergy> Energies { get; init; }

    /// <summary>Whether there must be a record: not where the boot ended with the hour, or time became known too late.</summary>
    public bool MustBeThere { get; set; }
}
