using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The context in force: what is needed to read the blocks years later. A new one is recorded only when something in it changed; its sealed message is kept apart, because it is also
/// published on a retained topic.
/// </summary>
public sealed class ContextBook
{
    private const string Path = "journal/context";
    private const int FormatVersion = 1;
    private const int HeadLimitBytes = 16;

    private readonly IFileStore files;
    private readonly IChecksum checksum;
    private readonly BlockStore store;
    private readonly RecordJournal journal;
    private readonly ByteReader reader = new ByteReader();
    private int number;
    private uint bodyChecksum;

    public ContextBook(IFileStore files, IChecksum checksum, BlockStore store, RecordJournal journal)
    {
        this.files = files;
        this.checksum = checksum;
        this.store = store;
        this.journal = journal;
    }

    /// <summary>The sealed event block that holds the context in force; null until there is one.</summary>
    public byte[] Message { get; private set; }

    /// <summary>Reads what an earlier boot recorded. A damaged file only leads to a new context.</summary>
    public void Recover()
    {
        var buffer = new byte[SegmentSeries.SegmentLimitBytes];
        if (files.Read(Path, 0, buffer, 0, buffer.Length, out int count) != FileStatus.Done || count < 4)
        {
            return;
        }

        reader.Open(buffer, count - 4, 4);
        if (reader.U32() != checksum.Crc32(buffer, 0, count - 4))
        {
            return;
        }

        reader.Open(buffer, 0, count - 4);
        int version = reader.U8();
        int storedNumber = reader.Varint(int.MaxValue);
        uint storedChecksum = reader.U32();
        if (reader.Failed || version != FormatVersion)
        {
            return;
        }

        number = storedNumber;
        bodyChecksum = storedChecksum;
        Message = new byte[reader.Remaining];
        reader.Bytes(Message, 0, Message.Length);
    }

    /// <summary>
    /// Puts a context in force for this boot's records, and records it when it is not the one that was in force before. <paramref name="description"/> is the context body without its
    /// number (docs/telemetry-format.md section 4.4). False when flash refused.
    /// </summary>
    public bool Establish(long uptimeMs, ByteWriter description)
    {
        uint descriptionChecksum = checksum.Crc32(description.Buffer, 0, description.Position);
        if (Message != null && descriptionChecksum == bodyChecksum)
        {
            journal.Boot.Context = number;
            return true;
        }

        int known = number > store.NewestContext ? number : store.NewestContext;
        int before = journal.Boot.Context;
        journal.Boot.Context = known + 1;
        var body = new ByteWriter(new byte[description.Position + HeadLimitBytes]);
        body.Varint(known + 1);
        body.Bytes(description.Buffer, 0, description.Position);
        if (!journal.AcceptEvent(EventType.Context, uptimeMs, body))
        {
            journal.Boot.Context = before;
            return false;
        }

        number = known + 1;
        bodyChecksum = descriptionChecksum;
        Message = store.CopyNewestMessage();
        Save();
        return true;
    }

    private void Save()
    {
        var writer = new ByteWriter(new byte[Message.Length + HeadLimitBytes]);
        writer.U8(FormatVersion);
        writer.Varint(number);
        writer.U32(bodyChecksum);
        writer.Bytes(Message, 0, Message.Length);
        writer.U32(checksum.Crc32(writer.Buffer, 0, writer.Position));
        files.Replace(Path, writer.Buffer, writer.Position);
    }
}
