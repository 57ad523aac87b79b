namespace Station.Page.Contract;

/// <summary>What a station has measured, and where it is.</summary>
public sealed record BufferPicture
{
    /// <summary>Minutes that the journal has accepted.</summary>
    public required long Measured { get; init; }

    /// <summary>Minutes that are on the station alone: the platform has not even a live copy.</summary>
    public required int Waiting { get; init; }

    /// <summary>Blocks that were not published yet, or are in flight.</summary>
    public required long BlocksWaiting { get; init; }

    /// <summary>Segments of flash in use.</summary>
    public required int SegmentsUsed { get; init; }

    /// <summary>Segments of flash that may be.</summary>
    public required int SegmentLimit { get; init; }
}
