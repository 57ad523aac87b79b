using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// One stored block in a segment file (docs/journal-format.md section 2): length u16 of the payload, sealing key u32, sequences, span, payload, tag, CRC-32 u32 over all before.
/// </summary>
public sealed class BlockEntry
{
    /// <summary>Bytes around a payload at most.</summary>
    public const int OverheadBytes = LongestFrameBytes + TrailerBytes;

    /// <summary>Bytes before a payload at most.</summary>
    public const int LongestFrameBytes = 2 + 4 + 5 + 5;

    /// <summary>Bytes behind a payload.</summary>
    public const int TrailerBytes = Sealing.Envelope.TagBytes + ChecksumBytes;

    private const int ChecksumBytes = 4;

    /// <summary>Bytes that hold frame and block header in any case.</summary>
    private const int PeekBytes = LongestFrameBytes + 72;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly byte[] peek = new byte[PeekBytes];
    private readonly ByteReader reader = new ByteReader();
    private int payloadBytes;
    private int payloadOffset;
    private uint sealingKey;

    public BlockEntry(IFileStore files, IChecksum checksum)
    {
        this.files = files;
        this.checksum = checksum;
    }

    public BlockHeader Header { get; } = new BlockHeader();

    /// <summary>The sequence behind that of the block's last record.</summary>
    public long EndSequence { get; private set; }

    /// <summary>From the start of the first record to the end of the last, in whole seconds rounded up, as ms.</summary>
    public long SpanMs { get; private set; }

    /// <summary>Bytes of the whole entry.</summary>
    public int Bytes => TagOffset + TrailerBytes;

    private int TagOffset => payloadOffset + payloadBytes;

    /// <summary>Makes an entry of a payload that lies in the writer's buffer, where the longest frame would end.</summary>
    /// <param name="writer">Takes the entry.</param>
    /// <param name="header">Header of the block.</param>
    /// <param name="endSequence">The sequence behind that of its last record.</param>
    /// <param name="spanMs">From the start of the first record to the end of the last.</param>
    /// <param name="count">Bytes of the payload.</param>
    /// <param name="sealer">Seals it.</param>
    public void Write(ByteWriter writer, BlockHeader header, long endSequence, long spanMs, int count, IBlockSealer sealer)
    {
        byte[] tag = sealer.TagOf(writer.Buffer, LongestFrameBytes, count);
        writer.Reset();
        writer.U16(count);
        writer.U32(sealer.SealingKey);
        writer.Varint(endSequence - header.FirstSequence);
        writer.Varint((spanMs + 999) / 1000);
        payloadOffset = writer.Position;
        payloadBytes = count;
        sealingKey = sealer.SealingKey;
        writer.Bytes(writer.Buffer, LongestFrameBytes, count);
        writer.Bytes(tag, 0, Sealing.Envelope.TagBytes);
        writer.U32(checksum.Crc32(writer.Buffer, 0, writer.Position));
    }

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

        return TryReadHead(peek, 0, read) ? FileStatus.Done : FileStatus.Failed;
    }

    /// <summary>Takes the entry that begins at an offset of a segment in memory. False when there is none whose CRC holds.</summary>
    public bool TryTake(byte[] segment, int offset, int end)
    {
        if (!TryReadHead(segment, offset, end - offset) || Bytes > end - offset)
        {
            return false;
        }

        int body = Bytes - ChecksumBytes;
        reader.Open(segment, offset + body, ChecksumBytes);
        return reader.U32() == checksum.Crc32(segment, offset, body);
    }

    /// <summary>Reads the whole entry that was peeked at into <paramref name="buffer"/> and checks its CRC.</summary>
    public bool TryRead(string path, int position, byte[] buffer)
    {
        if (Bytes > buffer.Length || files.Read(path, position, buffer, 0, Bytes, out int read) != FileStatus.Done || read != Bytes)
        {
            return false;
        }

        reader.Open(buffer, read - ChecksumBytes, ChecksumBytes);
        bool isSound = reader.U32() == checksum.Crc32(buffer, 0, read - ChecksumBytes);

        // The buffer may be meant for this one reading: the reader must not keep it alive.
        reader.Open(peek, 0, 0);
        return isSound;
    }

    /// <summary>The sealed message of the entry that lies in <paramref name="buffer"/>, in an array of exactly its length.</summary>
    public byte[] MessageIn(byte[] buffer, IBlockSealer sealer) => sealer.MessageOf(sealingKey, buffer, payloadOffset, payloadBytes, TagOffset);

    /// <summary>Copies the head of the entry's tag, to which the next block will be linked.</summary>
    /// <param name="buffer">Holds the entry.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="link">Takes the link.</param>
    public void CopyLink(byte[] buffer, int offset, byte[] link) => System.Array.Copy(buffer, offset + TagOffset, link, 0, BlockHeader.LinkBytes);

    private bool TryReadHead(byte[] source, int offset, int count)
    {
        reader.Open(source, offset, count);
        payloadBytes = reader.U16();
        sealingKey = reader.U32();
        int sequences = reader.Varint(int.MaxValue);
        SpanMs = reader.Varint(int.MaxValue) * 1000L;
        payloadOffset = reader.Position - offset;
        bool plausible = payloadBytes > 0 && Header.TryRead(reader) && !reader.Failed;
        EndSequence = Header.FirstSequence + sequences;
        return plausible;
    }
}
