using Station.Benchmarks.Series;

namespace Station.Benchmarks.Verifications;

/// <summary>How much is verified, and what the records hold.</summary>
public sealed record VerifyBenchmarkOptions
{
    /// <summary>The columns of the records.</summary>
    public required ChannelSeries[] Columns { get; init; }

    /// <summary>Whether the series were measured; else they are made.</summary>
    public bool IsMeasured { get; init; }

    public int Stations { get; init; } = 1_000;

    public int BlocksPerStation { get; init; } = 24;

    public int RecordsPerBlock { get; init; } = 60;

    /// <summary>Messages that come twice, in a hundred.</summary>
    public int DuplicatePercent { get; init; } = 5;

    /// <summary>Messages of which one bit is changed, in a hundred.</summary>
    public int AlteredPercent { get; init; } = 1;

    /// <summary>Messages that are committed to a store as well, in a hundred: a commit costs far more than a verdict.</summary>
    public int StoredPercent { get; init; } = 25;

    /// <summary>Records that are parsed from JSON for comparison.</summary>
    public int JsonRecords { get; init; } = 100_000;
}
