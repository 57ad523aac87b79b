using Station.Aggregation;

namespace Station.Benchmarks.Measures;

/// <summary>Size of a row in SQLite's record format (sqlite.org/fileformat2.html section 2.1): a head with a type a column, then the values.</summary>
internal static class SqliteRow
{
    /// <summary>Bytes of a row whose first column is the key, which is not repeated in it, and whose others are integers.</summary>
    public static int Bytes(int[] values) => 1 + 1 + values.Length + values.Sum(BytesOf);

    private static int BytesOf(int value) => value switch
    {
        PeriodRecord.Missing or 0 or 1 => 0,
        >= sbyte.MinValue and <= sbyte.MaxValue => 1,
        >= short.MinValue and <= short.MaxValue => 2,
        >= -(1 << 23) and < 1 << 23 => 3,
        _ => 4,
    };
}
