namespace Station.Platform.Wire;

/// <summary>A provisional copy of the newest record. The decoder that fills it re-uses it.</summary>
public sealed class LiveRecord
{
    internal readonly int[] QualityCodes = new int[PeriodBlock.MostColumns];
    internal readonly int[] ValueNumbers = new int[PeriodBlock.MostColumns];

    public long Boot { get; internal set; }

    public uint BootNonce { get; internal set; }

    public long Context { get; internal set; }

    public long Sequence { get; internal set; }

    /// <summary>Uptime at which the period starts.</summary>
    public long StartMs { get; internal set; }

    public int PeriodSeconds { get; internal set; }

    public int LengthMs { get; internal set; }

    public int ValidSeconds { get; internal set; }

    /// <summary>Number that the station's next block will have.</summary>
    public long NextBlock { get; internal set; }

    /// <summary>UTC of the start, 0 while the station does not know it.</summary>
    public long UtcMs { get; internal set; }

    public long UncertaintyMs { get; internal set; }

    public int ColumnCount { get; internal set; }

    public Quality Quality(int column) => new((ushort)QualityCodes[column]);

    /// <summary>The scaled integer; means nothing where the quality says absent.</summary>
    public int Value(int column) => ValueNumbers[column];
}
