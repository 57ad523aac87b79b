using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// One stored block in a segment file: length u16, next sequence u32, span u32 in ms, the sealed message, CRC-32 u32 over all before.
/// </summary>
public sealed class BlockEntry
{
    /// <summary>Bytes before the message.</summary>
    public const int FrameBytes = 10;

    /// <summary>Bytes around the message.</summary>
    public const int OverheadBytes = FrameBytes + 4;

    /// <summary>Bytes of an envelope before its payload, the longest form.</summary>
    private const int EnvelopeHeadBytes = 19;

    /// <summary>Bytes that hold frame, envelope head and block header in any case.</summary>
    private const int PeekBytes = FrameBytes + EnvelopeHeadBytes + 72;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly byte[] peek = new byte[PeekBytes];
    private readonly ByteReader reader = new ByteReader();

    public BlockEntry(IFileStore files, IChecksum checksum)
    {
        this.files = files;
        this.checksum = checksum;
    }

    public BlockHeader Header { get; } = new BlockHeader();

    /// <summary>Length of the sealed message.</summary>
    public int MessageBytes { get; private set; }

    /// <summary>The sequence that was next to be given when the block was closed: above all of its records.</summary>
    public long NextSequence { get; private set; }

    /// <summary>From the start of the first record to the end of the last, in ms.</summary>
    public long SpanMs { get; private set; }

    /// <summary>Bytes of the whole entry.</summary>
    public int Bytes => MessageBytes + OverheadBytes;

    /// <summary>
    /// Reads frame and header of the entry at a position, without checking its CRC. NotFound where the file ends, Failed where there is no plausible entry.
    /// </summary>
    public FileStatus Peek(string path, int position)
    {
        FileStatus status = files.Read(path, position, peek, 0, PeekBytes, out int read);
        if (status != FileStatus.Done)
        {
            return status;
        }

        if (read == 0)
        {
            return FileStatus.NotFound;
        }

        reader.Open(peek, 0, read);
        MessageBytes = reader.U16();
        NextSequence = reader.U32();
        SpanMs = reader.U32();
        reader.Skip(EnvelopeHeadBytes - 3);
        int head = reader.U8();
        reader.Skip(head == 0x58 ? 1 : head == 0x59 ? 2 : 0);
        bool plausible = MessageBytes > EnvelopeHeadBytes && Header.TryRead(reader);
        return plausible && !reader.Failed ? FileStatus.Done : FileStatus.Failed;
    }

    /// <summary>Reads the whole entry that was peeked at and checks its CRC. The message lies at <see cref="FrameBytes"/>.</summary>
    public bool TryRead(string path, int position, byte[] buffer)
    {
        if (Bytes > buffer.Length || files.Read(path, position, buffer, 0, Bytes, out int read) != FileStatus.Done || read != Bytes)
        {
            return false;
        }

        reader.Open(buffer, read - 4, 4);
        return reader.U32() == checksum.Crc32(buffer, 0, read - 4);
    }
}
