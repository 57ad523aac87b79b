namespace Station.Journal;

/// <summary>How much of the volume the journal may use.</summary>
public sealed class JournalLimits
{
    /// <summary>
    /// Blocks that the journal leaves alone on any volume: metadata pairs of the root and 6 directories, the platform's own files, settings, keys, the tail, and 3 free ones for
    /// commits in progress. Of the 64 blocks of 256 KiB at most 51 hold segments before commits fail.
    /// </summary>
    private const int ReservedBlocks = 14;

    /// <summary>One more is left for each so many: the directories of a larger volume split.</summary>
    private const int BlocksPerSplit = 32;

    /// <param name="volumeBytes">Size of the board's volume.</param>
    public JournalLimits(int volumeBytes)
    {
        int blocks = volumeBytes / SegmentSeries.SegmentLimitBytes;
        SegmentLimit = blocks - ReservedBlocks - blocks / BlocksPerSplit;
    }

    /// <summary>Segments of all kinds together.</summary>
    public int SegmentLimit { get; }
}
