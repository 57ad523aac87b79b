using Station.Platform.Standards;
using Station.Platform.Storage;

namespace Station.Platform.Assessment;

/// <summary>Which columns the standards ask for. Statistics are those of docs/telemetry-format.md, 4.4.</summary>
internal static class ColumnMeaning
{
    private const int Average = 1;
    private const int EquivalentLevel = 6;
    private const int HighestLevel = 12;

    /// <summary>Factors of noise in HJ 212-2017, table B.3; the statistic tells what of it a column holds.</summary>
    private static readonly string[] NoiseFactors = ["LA", "Leq", "LMx"];

    public static Pollutant? PollutantOf(StoredColumn column) =>
        column.Statistic == Average ? PollutantNames.FromFactor(column.Factor) : null;

    public static bool IsEquivalentLevel(StoredColumn column) => column.Statistic == EquivalentLevel && NoiseFactors.Contains(column.Factor);

    public static bool IsHighestLevel(StoredColumn column) => column.Statistic == HighestLevel && NoiseFactors.Contains(column.Factor);
}
