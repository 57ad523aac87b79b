namespace Station.Hal.Simulated.Flash;

/// <summary>
/// Two blocks that hold one log of metadata in turns: commits are appended to the active block; when it is full the log is
/// compacted into the other one. This is the live copy in memory of what the active block says.
/// </summary>
internal sealed class MetadataPair
{
    public int ActiveBlock { get; set; }

    public int SpareBlock { get; set; }

    /// <summary>Grows with each compaction; the block with the higher one is active.</summary>
    public uint Revision { get; set; }

    /// <summary>Where the next commit goes.</summary>
    public int LogEnd { get; set; }

    /// <summary>Whether the rest of the active block is known to be erased; if not, the next commit compacts.</summary>
    public bool CanAppend { get; set; }

    /// <summary>Names in ascending order.</summary>
    public List<MetadataEntry> Entries { get; set; } = [];

    /// <summary>The pair with the names that follow, when the directory has been split.</summary>
    public MetadataPair? Next { get; set; }

    /// <summary>What refers to this pair on the flash: the pair before it in its directory, or the one with the directory's name.</summary>
    public MetadataPair? Referrer { get; set; }
}
