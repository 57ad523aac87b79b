namespace Station.Page.Contract;

/// <summary>What the platform, and whoever knows the truth, say about all that has arrived.</summary>
public sealed record VerdictPicture
{
    /// <summary>Every law has held so far.</summary>
    public required bool Holds { get; init; }

    /// <summary>The first law that was broken, in the words of whoever found it; null where none was.</summary>
    public required string? Broken { get; init; }

    /// <summary>Minutes that are confirmed and equal to the truth.</summary>
    public required long TrueMinutes { get; init; }

    /// <summary>Hours and events that are.</summary>
    public required long TrueOthers { get; init; }

    /// <summary>Records that differ from the truth.</summary>
    public required long Untrue { get; init; }

    /// <summary>Records that are there twice.</summary>
    public required long StoredTwice { get; init; }

    /// <summary>Identities with two contents.</summary>
    public required long Conflicts { get; init; }

    /// <summary>Messages without a valid seal.</summary>
    public required long SealFailures { get; init; }

    /// <summary>Blocks that are not chained to the one before.</summary>
    public required long ChainBreaks { get; init; }

    /// <summary>Records that are neither there nor admitted as lost nor awaited.</summary>
    public required long Unexplained { get; init; }

    /// <summary>Records that stations admit to have lost.</summary>
    public required long AdmittedLost { get; init; }

    /// <summary>Records that a station still has to send.</summary>
    public required long Awaited { get; init; }

    /// <summary>Messages that came again on the wire, and were known.</summary>
    public required long WireDuplicates { get; init; }
}
