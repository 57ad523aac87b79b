using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The small file that holds the journal's account: where the segments begin and end, which numbers come next, how far numbers may have been used, what was lost. A start reads it and
/// lists nothing. It is written after each block, in the same directory as the segments, so that flash that falls back takes both back together.
/// </summary>
public sealed class JournalHead
{
    private const string Path = SegmentSeries.Directory + "/head";
    private const int FormatVersion = 1;
    private const int ChecksumBytes = 4;

    /// <summary>With a full ledger it stays inline (docs/journal-format.md section 4).</summary>
    private const int LimitBytes = 512;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly ByteWriter writer = new ByteWriter(new byte[LimitBytes]);

    public JournalHead(IFileStore files, IChecksum checksum, SegmentSeries[] series, LossLedger ledger)
    {
        this.files = files;
        this.checksum = checksum;
        Series = series;
        Ledger = ledger;
    }

    /// <summary>The segments of each kind, in the order minute, hour, event.</summary>
    public SegmentSeries[] Series { get; }

    public LossLedger Ledger { get; }

    public long NextBlock { get; set; }

    /// <summary>Sequences below this are in stored blocks, or were admitted as lost; those of open rows stand in the tail.</summary>
    public long NextSequence { get; set; }

    /// <summary>The oldest block that is still held; <see cref="NextBlock"/> when there is none.</summary>
    public long OldestHeldBlock { get; set; }

    /// <summary>Boot of the newest block, 0 when there is none.</summary>
    public int NewestBoot { get; set; }

    /// <summary>The highest context of all blocks so far, 0 when there is none.</summary>
    public int NewestContext { get; private set; }

    /// <summary>Head of the newest block's tag.</summary>
    public byte[] Link { get; } = new byte[BlockHeader.LinkBytes];

    /// <summary>No sequence at or above this has been given out.</summary>
    public long SequenceFloor { get; set; }

    /// <summary>No block number at or above this has been given out.</summary>
    public long BlockFloor { get; set; }

    /// <summary>Blocks below this were published, as far as was known.</summary>
    public long PublishedUpTo { get; set; }

    /// <summary>Blocks below this were received by the platform, as far as was known.</summary>
    public long ReceivedUpTo { get; set; }

    /// <summary>Where the context in force is recorded.</summary>
    public ContextPlace Context { get; } = new ContextPlace();

    /// <summary>Series to which a block is being appended, -1 for none: a start looks there for what the head does not know.</summary>
    public int PendingSeries { get; set; } = -1;

    /// <summary>Series of a segment that no longer counts and may still be there, -1 for none.</summary>
    public int FreedSeries { get; set; } = -1;

    /// <summary>Number of that segment.</summary>
    public int FreedSegment { get; set; }

    /// <summary>The file is of a later format than this firmware knows.</summary>
    public bool IsOfLaterFormat { get; private set; }

    /// <summary>Reads the file. NotFound on a volume without a journal, Failed when it is damaged or of a later format.</summary>
    public FileStatus Read()
    {
        byte[] buffer = writer.Buffer;
        FileStatus status = files.Read(Path, 0, buffer, 0, LimitBytes, out int count);
        if (status != FileStatus.Done)
        {
            return status;
        }

        if (count == 0)
        {
            return FileStatus.NotFound;
        }

        int body = count - ChecksumBytes;
        var reader = new ByteReader();
        reader.Open(buffer, body, ChecksumBytes);
        if (body < 1 || reader.U32() != checksum.Crc32(buffer, 0, body))
        {
            return FileStatus.Failed;
        }

        reader.Open(buffer, 0, body);
        int version = reader.U8();
        IsOfLaterFormat = version > FormatVersion;
        return version == FormatVersion && ReadBody(reader) ? FileStatus.Done : FileStatus.Failed;
    }

    /// <summary>Forgets whatever was read: it is not to be believed.</summary>
    public void Clear()
    {
        for (int i = 0; i < Series.Length; i++)
        {
            Series[i].Clear();
        }

        NextBlock = 0;
        NextSequence = 0;
        OldestHeldBlock = 0;
        NewestBoot = 0;
        NewestContext = 0;
        System.Array.Clear(Link, 0, Link.Length);
        SequenceFloor = 0;
        BlockFloor = 0;
        PublishedUpTo = 0;
        ReceivedUpTo = 0;
        Context.Number = 0;
        PendingSeries = -1;
        FreedSeries = -1;
        Ledger.Clear();
    }

    /// <summary>A block of that context is there. Rows that a boot left open are stored after its contexts, under an earlier one; a number below the highest would be given out again.</summary>
    public void NoteContext(int context) => NewestContext = context > NewestContext ? context : NewestContext;

    public FileStatus Write()
    {
        writer.Reset();
        writer.U8(FormatVersion);
        for (int i = 0; i < Series.Length; i++)
        {
            writer.Varint(Series[i].First);
            writer.Varint(Series[i].Last);
            writer.Varint(Series[i].LastBytes);
            writer.Varint(Series[i].StoredUpTo);
        }

        writer.Varint(NextBlock);
        writer.Varint(NextSequence);
        writer.Varint(OldestHeldBlock);
        writer.Varint(NewestBoot);
        writer.Varint(NewestContext);
        writer.Bytes(Link, 0, Link.Length);
        writer.Varint(SequenceFloor);
        writer.Varint(BlockFloor);
        writer.Varint(PublishedUpTo);
        writer.Varint(ReceivedUpTo);
        Context.Write(writer);
        writer.U8(PendingSeries + 1);
        writer.Varint(FreedSeries + 1);
        writer.Varint(FreedSegment);
        Ledger.Write(writer);
        writer.U32(checksum.Crc32(writer.Buffer, 0, writer.Position));
        return writer.Overflowed ? FileStatus.Failed : files.Replace(Path, writer.Buffer, writer.Position);
    }

    private bool ReadBody(ByteReader reader)
    {
        bool plausible = true;
        for (int i = 0; i < Series.Length; i++)
        {
            Series[i].First = reader.Varint(int.MaxValue);
            Series[i].Last = reader.Varint(int.MaxValue);
            Series[i].LastBytes = reader.Varint(SegmentSeries.SegmentLimitBytes);
            Series[i].StoredUpTo = reader.Varint();
            plausible &= Series[i].IsPlausible;
        }

        NextBlock = reader.Varint();
        NextSequence = reader.Varint();
        OldestHeldBlock = reader.Varint();
        NewestBoot = reader.Varint(int.MaxValue);
        NewestContext = reader.Varint(int.MaxValue);
        reader.Bytes(Link, 0, Link.Length);
        SequenceFloor = reader.Varint();
        BlockFloor = reader.Varint();
        PublishedUpTo = reader.Varint();
        ReceivedUpTo = reader.Varint();
        Context.Read(reader);
        PendingSeries = reader.Varint(Series.Length) - 1;
        FreedSeries = reader.Varint(Series.Length) - 1;
        FreedSegment = reader.Varint(int.MaxValue);
        return Ledger.TryRead(reader) && reader.Finished && plausible;
    }
}
