namespace Station.Benchmarks.Reports;

/// <summary>One line of records, and what each contender makes of it.</summary>
public sealed record WorkloadReport
{
    /// <summary>Values of a record.</summary>
    public required int Columns { get; init; }

    /// <summary>Length of a period.</summary>
    public required int PeriodSeconds { get; init; }

    /// <summary>The firmware's own journal.</summary>
    public required JournalFigures Journal { get; init; }

    /// <summary>The others, by name.</summary>
    public required IReadOnlyDictionary<string, ContenderFigures> Baselines { get; init; }
}
