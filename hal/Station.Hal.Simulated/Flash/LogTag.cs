namespace Station.Hal.Simulated.Flash;

/// <summary>What a piece of a metadata log says. A tag takes four bytes: kind, entry number, length of its data.</summary>
internal enum LogTag : byte
{
    /// <summary>An entry is put in at this number.</summary>
    Insert = 1,

    /// <summary>Name of the entry, appended when there is none of that number.</summary>
    Name = 2,

    /// <summary>Content of a small file.</summary>
    Inline = 3,

    /// <summary>Last block and size of a larger file.</summary>
    Blocks = 4,

    /// <summary>Pair of a directory.</summary>
    Directory = 5,

    /// <summary>The entry is taken out.</summary>
    Delete = 6,

    /// <summary>The pair that goes on with this directory.</summary>
    Next = 7,

    /// <summary>The pair of the root directory, when it has left the blocks 0 and 1.</summary>
    Root = 8,

    /// <summary>What marks the volume as formatted.</summary>
    Superblock = 9,

    /// <summary>End of a commit: its checksum, and padding up to the page.</summary>
    Commit = 10,
}
