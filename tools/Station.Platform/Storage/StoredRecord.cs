using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>A record as the store holds it, with its time as far as it is known now.</summary>
public sealed record StoredRecord
{
    public required long Sequence { get; init; }

    /// <summary>1 minute, 2 hour, 3 event; 0 while only a live copy is there.</summary>
    public required int Kind { get; init; }

    /// <summary>Whether a block has brought it.</summary>
    public required bool IsConfirmed { get; init; }

    public required long Boot { get; init; }

    public required uint BootNonce { get; init; }

    public required long Context { get; init; }

    /// <summary>Uptime at which the period started or the event happened.</summary>
    public required long StartMs { get; init; }

    public required int LengthMs { get; init; }

    public required int PeriodSeconds { get; init; }

    public required int ValidSeconds { get; init; }

    /// <summary>Scaled integers in column order, null where absent; empty for an event.</summary>
    public required IReadOnlyList<int?> Values { get; init; }

    /// <summary>Quality in column order; empty for an event.</summary>
    public required IReadOnlyList<Quality> Qualities { get; init; }

    public required TimeState TimeState { get; init; }

    /// <summary>UTC of the start, null while pending or only bracketed.</summary>
    public required long? UtcMs { get; init; }

    public required long? UncertaintyMs { get; init; }

    public required byte? EventType { get; init; }

    public required byte[] EventBody { get; init; }
}
