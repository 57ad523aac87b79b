using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The small file that says where the journal begins and ends, so that a start lists nothing, and how far numbers may have been used, so that none is used twice
/// whatever becomes of the newest block.
/// </summary>
public sealed class JournalHead
{
    private const string Path = "journal/head";
    private const int FormatVersion = 1;
    private const int LimitBytes = 96;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly ByteWriter writer = new ByteWriter(new byte[LimitBytes]);
    private readonly ByteReader reader = new ByteReader();
    private readonly byte[] buffer = new byte[LimitBytes];

    public JournalHead(IFileStore files, IChecksum checksum)
    {
        this.files = files;
        this.checksum = checksum;
    }

    /// <summary>No sequence at or above this has been given out.</summary>
    public long SequenceFloor { get; set; }

    /// <summary>No block number at or above this has been given out.</summary>
    public long BlockFloor { get; set; }

    /// <summary>Blocks below this were published before.</summary>
    public long PublishedUpTo { get; set; }

    /// <summary>Blocks below this were received by the platform, as far as was known.</summary>
    public long ReceivedUpTo { get; set; }

    /// <summary>Reads the head into the series. NotFound on a volume without a journal, Failed when the head is damaged or of another format.</summary>
    public FileStatus Read(SegmentSeries[] series)
    {
        FileStatus status = files.Read(Path, 0, buffer, 0, LimitBytes, out int count);
        if (status != FileStatus.Done)
        {
            return status;
        }

        if (count == 0)
        {
            return FileStatus.NotFound;
        }

        reader.Open(buffer, count - 4, 4);
        if (count < 4 || reader.U32() != checksum.Crc32(buffer, 0, count - 4))
        {
            return FileStatus.Failed;
        }

        reader.Open(buffer, 0, count - 4);
        if (reader.U8() != FormatVersion)
        {
            return FileStatus.Failed;
        }

        for (int i = 0; i < series.Length; i++)
        {
            series[i].First = (int)reader.U32();
            series[i].Last = (int)reader.U32();
        }

        SequenceFloor = reader.Varint();
        BlockFloor = reader.Varint();
        PublishedUpTo = reader.Varint();
        ReceivedUpTo = reader.Varint();
        return reader.Finished ? FileStatus.Done : FileStatus.Failed;
    }

    public FileStatus Write(SegmentSeries[] series)
    {
        writer.Reset();
        writer.U8(FormatVersion);
        for (int i = 0; i < series.Length; i++)
        {
            writer.U32((uint)series[i].First);
            writer.U32((uint)series[i].Last);
        }

        writer.Varint(SequenceFloor);
        writer.Varint(BlockFloor);
        writer.Varint(PublishedUpTo);
        writer.Varint(ReceivedUpTo);
        writer.U32(checksum.Crc32(writer.Buffer, 0, writer.Position));
        return files.Replace(Path, writer.Buffer, writer.Position);
    }
}
