namespace Station.Hal.Simulated.Flash;

/// <summary>A name in a directory and what is behind it. Unchangeable: a change is a new entry.</summary>
internal sealed record MetadataEntry(string Name, EntryKind Kind)
{
    /// <summary>Content of an inline file.</summary>
    public byte[] InlineContent { get; init; } = [];

    /// <summary>Bytes of a file in blocks.</summary>
    public int SizeBytes { get; init; }

    /// <summary>Its blocks, first to last.</summary>
    public int[] Blocks { get; init; } = [];

    /// <summary>The last of its blocks, by which the chain begins.</summary>
    public int HeadBlock => Blocks[^1];

    /// <summary>The first pair of a directory.</summary>
    public MetadataPair? Directory { get; init; }

    public int Length => Kind == EntryKind.Inline ? InlineContent.Length : SizeBytes;

    /// <summary>Bytes of the structure behind the name in a log, without its tag.</summary>
    public int StructureBytes => Kind == EntryKind.Inline ? InlineContent.Length : 2 * sizeof(int);
}
