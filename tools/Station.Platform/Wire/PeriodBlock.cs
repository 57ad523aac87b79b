namespace Station.Platform.Wire;

/// <summary>
/// The records of a minute or hour block. The decoder that fills it re-uses its arrays: whoever keeps records copies them.
/// </summary>
public sealed class PeriodBlock
{
    public const int MostColumns = 64;

    internal readonly int[] QualityCodes = new int[BlockHeader.MostRecords * MostColumns];
    internal readonly int[] ValueNumbers = new int[BlockHeader.MostRecords * MostColumns];
    internal readonly long[] SequenceNumbers = new long[BlockHeader.MostRecords];
    internal readonly long[] StartsMs = new long[BlockHeader.MostRecords];
    internal readonly int[] LengthsMs = new int[BlockHeader.MostRecords];
    internal readonly int[] ValidSeconds = new int[BlockHeader.MostRecords];

    public BlockHeader Header { get; internal set; }

    /// <summary>Nominal length of each period.</summary>
    public int PeriodSeconds { get; internal set; }

    public int ColumnCount { get; internal set; }

    public int Count => Header.Count;

    public long Sequence(int record) => SequenceNumbers[record];

    /// <summary>Uptime at which the record's period starts.</summary>
    public long StartMs(int record) => StartsMs[record];

    public int LengthMs(int record) => LengthsMs[record];

    public int ValidSecondsOf(int record) => ValidSeconds[record];

    public Quality Quality(int column, int record) => new((ushort)QualityCodes[(column * Count) + record]);

    /// <summary>The scaled integer; means nothing where the quality says absent.</summary>
    public int Value(int column, int record) => ValueNumbers[(column * Count) + record];

    /// <summary>All values of a column, in record order.</summary>
    public ReadOnlySpan<int> Values(int column) => ValueNumbers.AsSpan(column * Count, Count);
}
