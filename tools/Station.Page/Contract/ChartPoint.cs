namespace Station.Page.Contract;

/// <summary>A minute of a station: what it measured, and what the platform has of it.</summary>
public sealed record ChartPoint
{
    /// <summary>Grows with each change of a point of the station.</summary>
    public required long Version { get; init; }

    /// <summary>True UTC of the beginning, in ms, at a full minute.</summary>
    public required long UtcMs { get; init; }

    /// <summary>What the journal accepted, a channel each; null where no value is. Null without a record.</summary>
    public required IReadOnlyList<double?>? Measured { get; init; }

    /// <summary>What the platform has, as a live copy or in a block. Null while it has nothing.</summary>
    public required IReadOnlyList<double?>? Delivered { get; init; }

    /// <summary>Earlier minutes that were on the station alone when this one was measured.</summary>
    public required int Waiting { get; init; }
}
