namespace Station.Hal.Simulated.Flash;

/// <summary>Where the content of a name is.</summary>
internal enum EntryKind : byte
{
    /// <summary>In the metadata log itself.</summary>
    Inline = 0,

    /// <summary>In blocks that are chained from the last to the first.</summary>
    Blocks = 1,

    /// <summary>A directory: the content is its first metadata pair.</summary>
    Directory = 2,
}
