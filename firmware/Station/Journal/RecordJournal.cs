using Station.Aggregation;
using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The station's memory: takes records, makes each durable at once, gathers them into sealed blocks and keeps those until the platform has them. What the doors of
/// this class accepted survives a power cut at any instant.
/// </summary>
public sealed class RecordJournal : IRecordSink, IEventSink
{
    /// <summary>Records of a block while the uplink works: the platform has an hour at the latest.</summary>
    public const int RecordsOnline = 60;

    /// <summary>Records of a block while it does not: longer blocks hold more days.</summary>
    public const int RecordsOffline = 120;

    /// <summary>Length of a minute record's period.</summary>
    public const int MinuteSeconds = 60;

    /// <summary>
    /// Bytes of tail rows from which a block is closed whatever its count: a bit-packed block takes at most 1.4 times that, which stays below an envelope's 4,000.
    /// </summary>
    private const int RowBytesLimit = 2600;

    private readonly IBlockSealer sealer;
    private readonly BlockStore store;
    private readonly LossLedger ledger;
    private readonly TailFiles tail;
    private readonly PeriodRows rows;
    private readonly PeriodRecord newest;
    private readonly BlockHeader header = new BlockHeader();
    private readonly BootIdentity rowsBoot = new BootIdentity();
    private readonly ByteWriter payload = new ByteWriter(new byte[Sealing.Envelope.PayloadLimitBytes]);
    private readonly ByteWriter lossBody = new ByteWriter(new byte[64]);
    private readonly PeriodBlockEncoder encoder;

    public RecordJournal(IFileStore files, IChecksum checksum, BlockStore store, LossLedger ledger, IBlockSealer sealer, int columnCount)
    {
        this.store = store;
        this.ledger = ledger;
        this.sealer = sealer;
        tail = new TailFiles(files, checksum, "tail/m", RecordKind.Minute, columnCount, MinuteSeconds);
        rows = new PeriodRows(columnCount, RecordsOffline);
        newest = new PeriodRecord(columnCount);
        encoder = new PeriodBlockEncoder(payload, RecordsOffline, MinuteSeconds);
    }

    /// <summary>The boot and context that new records belong to.</summary>
    public BootIdentity Boot { get; } = new BootIdentity();

    /// <summary>Whether blocks are closed at the count for a working uplink.</summary>
    public bool Online { get; set; }

    /// <summary>Records in the open block.</summary>
    public int OpenRecords => rows.Count;

    /// <summary>Sequence of the newest minute record of this boot, -1 when there is none.</summary>
    public long NewestSequence { get; private set; } = -1;

    /// <summary>The newest minute record of this boot; meaningless while <see cref="NewestSequence"/> is -1.</summary>
    public PeriodRecord Newest => newest;

    /// <summary>Records that flash refused.</summary>
    public int RefusedRecords { get; private set; }

    /// <summary>The newest record that was offered was refused.</summary>
    public bool IsRefusing { get; private set; }

    /// <summary>A tail file was damaged at this start; what it held is admitted as lost.</summary>
    public bool TailDamaged { get; private set; }

    /// <summary>Finds what the volume holds. Writes nothing but what damage must be admitted.</summary>
    public void Recover()
    {
        ledger.Recover();
        store.Recover();
        TailDamaged = !tail.Recover(rows, store.MinutesStoredUpTo, rowsBoot);
        if (rows.Count > 0 && rows.LastSequence >= store.NextSequence)
        {
            store.SkipTo(rows.LastSequence + 1);
        }

        if (TailDamaged)
        {
            store.JumpSequence(store.MinutesStoredUpTo);
        }

        Boot.Boot = 1 + (rows.Count > 0 && rowsBoot.Boot > store.NewestBoot ? rowsBoot.Boot : store.NewestBoot);
    }

    /// <summary>Stores the rows that an earlier boot left open, under that boot. False when flash refused; try again later.</summary>
    public bool SettleEarlierBoot() => rows.Count == 0 || rowsBoot.Boot == Boot.Boot || CloseOpenBlock();

    public bool Accept(PeriodRecord record)
    {
        if (!SettleEarlierBoot() || !RoomFor(record) || !store.ReserveNumbers())
        {
            return Refuse();
        }

        long lastSequence = rows.LastSequence;
        long endUptimeMs = rows.EndUptimeMs;
        long sequence = store.TakeSequence();
        TakeIdentity();
        rows.Add(record, sequence);
        if (tail.Append(rows, rowsBoot) != FileStatus.Done)
        {
            rows.RemoveNewest(lastSequence, endUptimeMs);
            store.ReturnSequence();
            return Refuse();
        }

        IsRefusing = false;
        NewestSequence = sequence;
        rows.CopyTo(rows.Count - 1, record.StartUptimeMs, newest);
        if (rows.Count >= (Online ? RecordsOnline : RecordsOffline) || tail.RowBytes >= RowBytesLimit)
        {
            CloseOpenBlock();
        }

        return true;
    }

    public bool AcceptEvent(EventType type, long uptimeMs, ByteWriter body)
    {
        if (!SettleEarlierBoot() || !store.ReserveNumbers())
        {
            return false;
        }

        long sequence = store.TakeSequence();
        header.Kind = RecordKind.Event;
        BeginPayload(Boot, sequence, 1, uptimeMs);
        payload.Varint(0);
        payload.Varint(0);
        payload.U8((int)type);
        payload.Varint(body.Position);
        payload.Bytes(body.Buffer, 0, body.Position);
        if (payload.Overflowed || body.Overflowed || store.Store(header, 0, payload.Buffer, payload.Position, sealer) != FileStatus.Done)
        {
            store.ReturnSequence();
            return false;
        }

        return true;
    }

    /// <summary>Closes the open block now: its rows become a sealed block. False when flash refused; the rows stay durable in the tail.</summary>
    public bool CloseOpenBlock()
    {
        if (rows.Count == 0)
        {
            return true;
        }

        header.Kind = RecordKind.Minute;
        BeginPayload(rowsBoot, rows.FirstSequence, rows.Count, rows.FirstStartUptimeMs);
        encoder.Write(rows);
        long spanMs = rows.EndUptimeMs - rows.FirstStartUptimeMs;
        if (payload.Overflowed || store.Store(header, spanMs, payload.Buffer, payload.Position, sealer) != FileStatus.Done)
        {
            return false;
        }

        rows.Clear();
        tail.Clear();
        return true;
    }

    /// <summary>
    /// Turns the ledger into sealed loss records. To be called when the uplink is there. What had to be evicted to make room for them waits in the ledger for the next time.
    /// </summary>
    public bool SealLosses(long uptimeMs)
    {
        int changes = ledger.Changes;
        for (int i = 0; i < ledger.Count; i++)
        {
            lossBody.Reset();
            ledger[i].Write(lossBody);
            if (!AcceptEvent(EventType.Loss, uptimeMs, lossBody))
            {
                return false;
            }
        }

        if (ledger.Count > 0 && ledger.Changes == changes)
        {
            ledger.Clear();
        }

        return true;
    }

    private bool Refuse()
    {
        IsRefusing = true;
        RefusedRecords++;
        return false;
    }

    private void BeginPayload(BootIdentity boot, long firstSequence, int count, long startUptimeMs)
    {
        header.Boot = boot.Boot;
        header.BootNonce = boot.Nonce;
        header.Context = boot.Context;
        header.FirstSequence = firstSequence;
        header.Count = count;
        header.StartUptimeMs = startUptimeMs;
        store.Prepare(header);
        payload.Reset();
        header.Write(payload);
    }

    /// <summary>A change of context closes the block, and so does a record that cannot follow the ones before.</summary>
    private bool RoomFor(PeriodRecord record)
    {
        bool follows = rows.Count == 0 || (rowsBoot.Context == Boot.Context && rows.Fits(record, store.NextSequence));
        return follows || CloseOpenBlock();
    }

    private void TakeIdentity()
    {
        if (rows.Count == 0)
        {
            rowsBoot.Boot = Boot.Boot;
            rowsBoot.Nonce = Boot.Nonce;
            rowsBoot.Context = Boot.Context;
        }
    }
}
