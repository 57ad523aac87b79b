namespace Station.Journal;

/// <summary>How much of the volume the journal may use. Everything is counted in flash blocks of 4 KiB, as littlefs gives them out.</summary>
public sealed class JournalLimits
{
    /// <summary>Blocks that the journal leaves alone on any volume (docs/journal-format.md section 8).</summary>
    private const int ReservedBlocks =
        2 // root
        + 2 // journal
        + 2 // run: tails, boots, breadcrumb
        + 2 // keys
        + 2 // certificates: the authorities, the station's own with its key
        + 2 // two slots of settings
        + 1 // profile
        + 3; // free for commits in progress, always

    /// <summary>Segments whose names fit into the first pair of their directory; it splits where they would fill more than half a block.</summary>
    private const int SegmentsOfFirstPair = 48;

    /// <summary>Segments of each further pair of blocks: halves that are left behind by a split stay half full.</summary>
    private const int SegmentsOfPair = 24;

    /// <param name="volumeBytes">Size of the board's volume.</param>
    public JournalLimits(int volumeBytes)
    {
        int blocks = volumeBytes / SegmentSeries.SegmentLimitBytes - ReservedBlocks;
        int further = blocks - SegmentsOfFirstPair;
        int segments = further <= 0 ? blocks : SegmentsOfFirstPair + further * SegmentsOfPair / (SegmentsOfPair + 2);
        SegmentLimit = segments < SegmentSeries.CountLimit ? segments : SegmentSeries.CountLimit;
    }

    /// <summary>Segments of all kinds together.</summary>
    public int SegmentLimit { get; }
}
