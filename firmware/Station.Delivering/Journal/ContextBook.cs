using Station.Aggregation;
using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The context in force: what is needed to read the blocks years later. A new one is recorded only when something in it changed; its sealed message is also published on a retained topic.
/// </summary>
public sealed class ContextBook
{
    private const int HeadLimitBytes = 16;

    private readonly IChecksum checksum;
    private readonly BlockStore store;
    private readonly RecordJournal journal;

    public ContextBook(IChecksum checksum, BlockStore store, RecordJournal journal)
    {
        this.checksum = checksum;
        this.store = store;
        this.journal = journal;
    }

    /// <summary>The event block that records the context is still in flash.</summary>
    private bool IsHeld => store.Context.Number > 0 && store.Context.Segment >= store.SeriesOf(RecordKind.Event).First;

    /// <summary>
    /// Puts a context in force for this boot's records, and records it when it is not the one that was in force before, or when flash no longer holds that. <paramref name="description"/>
    /// is the context body without its number (docs/telemetry-format.md section 4.4); it may lie in the store's buffer. False when flash refused.
    /// </summary>
    public bool Establish(long uptimeMs, ByteWriter description)
    {
        uint descriptionChecksum = checksum.Crc32(description.Buffer, 0, description.Position);
        if (IsHeld && descriptionChecksum == store.Context.DescriptionChecksum)
        {
            journal.Boot.Context = store.Context.Number;
            return true;
        }

        int before = journal.Boot.Context;
        int number = 1 + (store.Context.Number > store.NewestContext ? store.Context.Number : store.NewestContext);
        journal.Boot.Context = number;
        var body = new ByteWriter(new byte[description.Position + HeadLimitBytes]);
        body.Varint(number);
        body.Bytes(description.Buffer, 0, description.Position);
        if (!journal.AcceptEvent(EventType.Context, uptimeMs, body))
        {
            journal.Boot.Context = before;
            return false;
        }

        store.KeepContext(number, descriptionChecksum);
        return true;
    }

    /// <summary>The sealed event block that holds the context in force; null when flash no longer has it: then the platform has received it.</summary>
    public byte[] ReadMessage()
    {
        if (!IsHeld)
        {
            return null;
        }

        BlockEntry entry = store.Entry;
        string path = store.SeriesOf(RecordKind.Event).PathOf(store.Context.Segment);
        bool found = entry.Peek(path, store.Context.Position) == FileStatus.Done && entry.TryRead(path, store.Context.Position, store.Buffer);
        return found ? entry.MessageIn(store.Buffer, store.Sealer) : null;
    }
}
