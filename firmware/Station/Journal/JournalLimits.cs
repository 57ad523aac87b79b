namespace Station.Journal;

/// <summary>How much of the volume the journal may use.</summary>
public sealed class JournalLimits
{
    /// <summary>
    /// Blocks that the journal leaves alone, of a volume of 64 (256 KiB): 8 pairs of metadata with what their splits may take, the platform's own
    /// files, settings, keys and the tail, and 3 free ones for commits in progress. At most 51 of 64 hold segments before commits fail.
    /// </summary>
    private const int ReservedBlocks = 16;

    /// <param name="volumeBytes">Size of the board's volume.</param>
    public JournalLimits(int volumeBytes)
    {
        SegmentLimit = volumeBytes / SegmentSeries.SegmentLimitBytes - ReservedBlocks;
    }

    /// <summary>Segments of all kinds together.</summary>
    public int SegmentLimit { get; }
}
