namespace Station.Hal.Simulated.Flash;

/// <summary>What one block of a metadata pair says, before the pairs and blocks that it names have been followed.</summary>
internal sealed class LogImage
{
    /// <summary>An entry as it stands in the log: the structure still as bytes.</summary>
    internal sealed record RawEntry(string Name, LogTag Structure, byte[] Data);

    public uint Revision { get; set; }

    public int LogEnd { get; set; }

    public bool CanAppend { get; set; }

    public bool HasSuperblock { get; set; }

    public List<RawEntry> Entries { get; set; } = [];

    /// <summary>Data of the last <see cref="LogTag.Next"/>; null when the directory ends here.</summary>
    public byte[]? Next { get; set; }

    /// <summary>Data of the last <see cref="LogTag.Root"/>.</summary>
    public byte[]? Root { get; set; }
}
