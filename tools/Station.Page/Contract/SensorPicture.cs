namespace Station.Page.Contract;

/// <summary>A sensor: what the station makes of it, what it has around it, and what was done to it.</summary>
public sealed record SensorPicture
{
    /// <summary>Name in the profile.</summary>
    public required string Name { get; init; }

    public required string Model { get; init; }

    /// <summary>What the station says of it; null while its firmware does not run.</summary>
    public required Words? Condition { get; init; }

    /// <summary>Whether it measures.</summary>
    public required bool IsWell { get; init; }

    /// <summary>What was done to it.</summary>
    public required SensorTroubleKind Trouble { get; init; }

    /// <summary>What can be done to it.</summary>
    public required IReadOnlyList<SensorTroubleKind> Troubles { get; init; }

    public required IReadOnlyList<ValuePicture> Values { get; init; }

    public required IReadOnlyList<SliderPicture> Sliders { get; init; }
}
