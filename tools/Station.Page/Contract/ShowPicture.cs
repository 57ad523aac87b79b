namespace Station.Page.Contract;

/// <summary>A show at one moment.</summary>
public sealed record ShowPicture
{
    /// <summary>Grows with each picture.</summary>
    public required long Version { get; init; }

    /// <summary>True UTC in the stations' world, in ms.</summary>
    public required long UtcMs { get; init; }

    /// <summary>Virtual time since the start, in ms.</summary>
    public required long ElapsedMs { get; init; }

    /// <summary>Virtual seconds a second that are asked for; 0 while time stands still, null for as many as there can be.</summary>
    public required double? Speed { get; init; }

    /// <summary>Virtual seconds a second that were reached of late.</summary>
    public required double HeldSpeed { get; init; }

    public required bool IsBrokerOn { get; init; }

    public required VerdictPicture Verdict { get; init; }

    public required IReadOnlyList<StationPicture> Stations { get; init; }
}
