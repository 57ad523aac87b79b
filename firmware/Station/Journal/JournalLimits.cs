namespace Station.Journal;

/// <summary>How much of the volume the journal may use.</summary>
public sealed class JournalLimits
{
    /// <summary>
    /// Blocks that the journal leaves alone on any volume: the metadata pairs of the root and 7 directories and one split (18), two certificates, profile, two slots of settings
    /// and context. 3 more that are free for commits in progress come from the next figure.
    /// </summary>
    private const int ReservedBlocks = 24;

    /// <summary>One more is left for each so many: a pair, two blocks, holds the names of about 45 segments.</summary>
    private const int BlocksPerSplit = 16;

    /// <param name="volumeBytes">Size of the board's volume.</param>
    public JournalLimits(int volumeBytes)
    {
        int blocks = volumeBytes / SegmentSeries.SegmentLimitBytes;
        SegmentLimit = blocks - ReservedBlocks - blocks / BlocksPerSplit;
    }

    /// <summary>Segments of all kinds together.</summary>
    public int SegmentLimit { get; }
}
