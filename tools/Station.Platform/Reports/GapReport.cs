using Station.Platform.Commands;
using Station.Platform.Storage;

namespace Station.Platform.Reports;

/// <summary>
/// What became of every record of one station and generation:
/// <c>Expected = Stored + AdmittedLost + Awaited + Unexplained</c>.
/// </summary>
public sealed record GapReport
{
    public required StoreKey Key { get; init; }

    /// <summary>Records that the station is known to have made.</summary>
    public required long Expected { get; init; }

    /// <summary>Records that are there, each identity once.</summary>
    public required long Stored { get; init; }

    /// <summary>Those of the stored that only a live copy has brought so far.</summary>
    public required long Provisional { get; init; }

    /// <summary>Records that are not there and that the station has admitted to have lost.</summary>
    public required long AdmittedLost { get; init; }

    /// <summary>Records that are not there, but that a block may still bring.</summary>
    public required long Awaited { get; init; }

    /// <summary>Records that are neither there nor admitted nor awaited.</summary>
    public required SequenceSet Unexplained { get; init; }

    /// <summary>Blocks that are missing and that the station still holds.</summary>
    public required long BlocksAwaited { get; init; }

    /// <summary>Blocks that are missing and that the station no longer holds.</summary>
    public required long BlocksGone { get; init; }

    /// <summary>Identities with more than one content.</summary>
    public required long Conflicts { get; init; }

    /// <summary>Blocks that are not chained to the one before them.</summary>
    public required long ChainBreaks { get; init; }

    /// <summary>Messages on the station's topics, of whatever generation, without a valid seal.</summary>
    public required long SealFailures { get; init; }

    /// <summary>Records stored twice with the same content; 0 by construction, and counted all the same.</summary>
    public required long DuplicatesStored { get; init; }

    /// <summary>Blocks and live copies that came again.</summary>
    public required long WireDuplicates { get; init; }

    /// <summary>What the station answered to commands, and how often; outcomes that never came are left out.</summary>
    public required IReadOnlyDictionary<CommandOutcome, long> Answers { get; init; }
}
