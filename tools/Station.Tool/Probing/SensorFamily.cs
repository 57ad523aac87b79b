namespace Station.Tool.Probing;

/// <summary>Sensors that share one form of frames.</summary>
/// <param name="Title">What people call them together.</param>
/// <param name="Kinds">The kinds within, tried one by one.</param>
internal sealed record SensorFamily(string Title, params SensorKind[] Kinds)
{
    /// <summary>A harmless question: one that reads and changes nothing. Null for a family that is only listened to.</summary>
    public byte[]? Question { get; init; }

    /// <summary>
    /// Frames of four bytes with a sum of eight bits are found in any noise: so many must be there, and they must be at least a third of what arrived. For all others two
    /// frames are beyond chance.
    /// </summary>
    public bool IsWeaklyChecked { get; init; }

    /// <summary>Chooses among kinds whose drivers take the same frames, by what the bytes hold.</summary>
    public Func<byte[], SensorKind, bool> Allows { get; init; } = (_, _) => true;
}
