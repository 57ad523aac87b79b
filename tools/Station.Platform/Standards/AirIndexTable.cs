namespace Station.Platform.Standards;

/// <summary>All that the air quality index needs (HJ 633).</summary>
public sealed record AirIndexTable : StandardTable
{
    public const string KindName = "air-index";

    public override string Kind => KindName;

    /// <summary>Concentrations against indices, one row a pollutant and averaging.</summary>
    public required IReadOnlyList<IndexRow> Rows { get; init; }

    /// <summary>What a day report holds. A pollutant with two rows counts with the higher index.</summary>
    public required IReadOnlyList<IndexUse> Day { get; init; }

    /// <summary>What an hour report holds.</summary>
    public required IReadOnlyList<IndexUse> Hour { get; init; }

    /// <summary>Places that are kept of a concentration, by unit.</summary>
    public required IReadOnlyDictionary<MassUnit, int> Decimals { get; init; }

    public required int LowestIndex { get; init; }

    public required int HighestIndex { get; init; }

    /// <summary>A primary pollutant is named when the index is above this.</summary>
    public required int PrimaryAbove { get; init; }

    /// <summary>With a pollutant missing, the index is published only when it is above this.</summary>
    public required int IncompleteAbove { get; init; }

    /// <summary>In rising order; the last one ends at the highest index.</summary>
    public required IReadOnlyList<IndexLevel> Levels { get; init; }

    public IndexRow Row(IndexUse use) => Rows.First(row => row.Pollutant == use.Pollutant && row.Averaging == use.Row);
}
