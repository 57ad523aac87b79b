namespace Station.Page.Contract;

/// <summary>What stays as it is as long as a show lasts.</summary>
public sealed record ShowPlan
{
    /// <summary>Version of the product.</summary>
    public required string Version { get; init; }

    /// <summary>Whether the broker is the show's own and can be switched.</summary>
    public required bool HasOwnBroker { get; init; }

    public required IReadOnlyList<StationPlan> Stations { get; init; }
}
