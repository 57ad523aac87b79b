namespace Station.Journal;

/// <summary>What the records of one kind look like on this station.</summary>
public sealed class PeriodLayout
{
    /// <summary>Most columns of a record, which the platform's decoder knows too.</summary>
    public const int ColumnLimit = 64;

    /// <param name="kind">Minute or hour.</param>
    /// <param name="periodSeconds">Nominal length of a period.</param>
    /// <param name="columnCount">Columns of a record, 1 to 64.</param>
    public PeriodLayout(RecordKind kind, int periodSeconds, int columnCount)
    {
        Kind = kind;
        PeriodSeconds = periodSeconds;
        ColumnCount = columnCount;
    }

    public RecordKind Kind { get; }

    /// <summary>Nominal length of a period.</summary>
    public int PeriodSeconds { get; }

    public int ColumnCount { get; }
}
