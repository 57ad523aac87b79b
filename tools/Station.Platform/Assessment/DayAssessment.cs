using Station.Platform.Standards;
using Station.Platform.Storage;

namespace Station.Platform.Assessment;

/// <summary>What one station measured on one local day, as the standards in force on that day see it.</summary>
public sealed record DayAssessment
{
    public required uint Station { get; init; }

    public required LocalDay Day { get; init; }

    /// <summary>The site as the station's context names it; null while no context has come.</summary>
    public required string? Site { get; init; }

    /// <summary>Period records of the day.</summary>
    public required long Records { get; init; }

    /// <summary>Those that are evidence: confirmed, without conflict, understood and not made in maintenance.</summary>
    public required long CountedRecords { get; init; }

    /// <summary>The largest uncertainty of their times in ms.</summary>
    public required long LargestUncertaintyMs { get; init; }

    /// <summary>Records whose time is not known yet: they may belong to this day.</summary>
    public required long PendingRecords { get; init; }

    /// <summary>What does not count, and why.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>Answers to commands that came on that day: what somebody changed at the station.</summary>
    public required IReadOnlyList<StoredAnswer> Answers { get; init; }

    /// <summary>Null when the station records none of the six pollutants, or no table is in force.</summary>
    public required AirDay? Air { get; init; }

    /// <summary>Null when the station records no sound level, or no table is in force.</summary>
    public required NoiseDay? Noise { get; init; }

    /// <summary>The tables by which was judged.</summary>
    public required IReadOnlyList<StandardTable> Tables { get; init; }
}
