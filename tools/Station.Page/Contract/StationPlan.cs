namespace Station.Page.Contract;

/// <summary>What stays as it is of one station.</summary>
public sealed record StationPlan
{
    public required int Number { get; init; }

    /// <summary>Name of the profile that it measures by.</summary>
    public required string Profile { get; init; }

    /// <summary>Name of the board.</summary>
    public required string Board { get; init; }

    /// <summary>Bytes of a block of its flash.</summary>
    public required int BlockBytes { get; init; }

    /// <summary>What its minutes hold, in the order of <see cref="ChartPoint.Measured"/>.</summary>
    public required IReadOnlyList<ChannelPlan> Channels { get; init; }
}

/// <summary>A column of a station's minutes.</summary>
/// <param name="Name">Name in the profile.</param>
/// <param name="Unit">Unit, as records have it.</param>
/// <param name="Decimals">Digits behind the point.</param>
public sealed record ChannelPlan(string Name, string Unit, int Decimals);
