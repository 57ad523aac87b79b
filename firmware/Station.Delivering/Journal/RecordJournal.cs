using Station.Aggregation;
using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The station's memory: takes records, makes each durable at once, gathers them into sealed blocks and keeps those until the platform has them. What the doors of
/// this class accepted survives a power cut at any instant.
/// </summary>
public sealed class RecordJournal : IRecordSink, IEventSink, IReportPace
{
    /// <summary>Minutes of a block while the uplink works: the platform has an hour at the latest.</summary>
    public const int MinutesOnline = 60;

    /// <summary>Minutes of a block while it does not: longer blocks hold more days.</summary>
    public const int MinutesOffline = 200;

    /// <summary>Length of a minute record's period.</summary>
    public const int MinuteSeconds = 60;

    /// <summary>Hours of a block while the uplink works.</summary>
    public const int HoursOnline = 6;

    /// <summary>Hours of a block while it does not.</summary>
    public const int HoursOffline = 48;

    /// <summary>Length of an hour record's period.</summary>
    public const int HourSeconds = 3600;

    /// <summary>200 minutes of twelve columns.</summary>
    private const int MinuteCells = 2400;

    /// <summary>Between two hours lie the sequences of minutes, which makes each but the first irregular: with so many of them a block is full.</summary>
    private const int HourRowsLimit = IrregularRows.UsualLimit + 1;

    /// <summary>33 hours of eighteen columns; more columns fill the tail of the hours long before.</summary>
    private const int HourCells = 600;

    /// <summary>Rows of these many bytes make a block, so that usual ones are not closed by the limits of the tails.</summary>
    private const int MinuteRowBytesLimit = 1225;

    private const int HourRowBytesLimit = 330;

    /// <summary>
    /// Both tails together, with what else lies in their directory, stay below half a flash block, above which that would split and take two more blocks
    /// (docs/journal-format.md section 8).
    /// </summary>
    private const int MinuteTailBytesLimit = 1340;

    private const int HourTailBytesLimit = TailFiles.FileLimitBytes;

    /// <summary>Block header, key id, lengths, tag and CRC of an entry, and what a period block says before its columns.</summary>
    private const int BlockOverheadBytes = 80;

    private const int LossBodyLimitBytes = 64;

    /// <summary>A block gives rows up to fit into its segment when it is too long by less than this part.</summary>
    private const int LeftOverPart = 8;

    private readonly BlockStore store;
    private readonly OpenBlock minutes;
    private readonly OpenBlock hours;
    private readonly PeriodRecord newest;
    private readonly BlockHeader header = new BlockHeader();
    private readonly ByteWriter payload;
    private int reportMinutes;

    public RecordJournal(IFileStore files, IChecksum checksum, BlockStore store, PeriodLayout minuteLayout, PeriodLayout hourLayout)
    {
        this.store = store;
        minutes = new OpenBlock(files, checksum, OpenBlock.Directory + "/m", minuteLayout, MinutesOffline, MinuteCells, MinuteRowBytesLimit, MinuteTailBytesLimit, store.Buffer);
        hours = new OpenBlock(files, checksum, OpenBlock.Directory + "/h", hourLayout, HourRowsLimit, HourCells, HourRowBytesLimit, HourTailBytesLimit, store.Buffer);
        newest = new PeriodRecord(minuteLayout.ColumnCount);
        payload = new ByteWriter(store.Buffer, BlockEntry.LongestFrameBytes + Sealing.Envelope.PayloadLimitBytes);
    }

    /// <summary>The boot and context that new records belong to.</summary>
    public BootIdentity Boot { get; } = new BootIdentity();

    /// <summary>Whether blocks are closed at the count for a working uplink.</summary>
    public bool Online { get; set; }

    /// <summary>Records in the open blocks.</summary>
    public int OpenRecords => minutes.Rows.Count + hours.Rows.Count;

    /// <summary>Sequence of the newest minute record of this boot, -1 when there is none.</summary>
    public long NewestSequence { get; private set; } = -1;

    /// <summary>The newest minute record of this boot; meaningless while <see cref="NewestSequence"/> is -1.</summary>
    public PeriodRecord Newest => newest;

    /// <summary>Records that flash refused.</summary>
    public int RefusedRecords { get; private set; }

    /// <summary>The newest record that was offered was refused.</summary>
    public bool IsRefusing { get; private set; }

    /// <summary>A tail file was damaged at this start; what it held is admitted as lost.</summary>
    public bool TailDamaged => minutes.TailDamaged || hours.TailDamaged;

    /// <summary>Finds what the volume holds. Writes nothing but what damage must be admitted.</summary>
    public void Recover()
    {
        store.Recover();
        Boot.Boot = store.NewestBoot;
        RecoverTail(minutes);
        RecoverTail(hours);
        Boot.Boot++;
        JumpWhereDamaged(minutes);
        JumpWhereDamaged(hours);
        JumpWhereTakenBack();
    }

    /// <summary>Stores the rows that an earlier boot left open, under that boot. False when flash refused; try again later.</summary>
    public bool SettleEarlierBoot() => SettleEarlierBoot(minutes) && SettleEarlierBoot(hours);

    /// <summary>Takes a minute record.</summary>
    public bool Accept(PeriodRecord record)
    {
        if (!Accept(minutes, record))
        {
            return false;
        }

        NewestSequence = minutes.Rows.LastSequence;
        newest.CopyFrom(record);
        CloseMinutesWhereDue();
        return true;
    }

    /// <summary>What is open and has as many records already is closed at once. Without an uplink blocks stay long: nobody would have them sooner, and short ones take room.</summary>
    public void SetReportMinutes(int minutes)
    {
        reportMinutes = minutes;
        if (IsHurried)
        {
            Close(this.minutes);
        }
    }

    /// <summary>Takes an hour record.</summary>
    public bool AcceptHour(PeriodRecord record)
    {
        if (!Accept(hours, record))
        {
            return false;
        }

        CloseWhereDue(hours, Online ? HoursOnline : HoursOffline);
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
        if (payload.Overflowed || body.Overflowed || store.Store(header, sequence + 1, 0, PayloadBytes) != FileStatus.Done)
        {
            store.ReturnSequence();
            return false;
        }

        return true;
    }

    /// <summary>Closes what is open now: the rows become sealed blocks. False when flash refused; the rows stay durable in the tail.</summary>
    public bool CloseOpenBlocks() => Close(minutes) && Close(hours);

    /// <summary>Closes the open minutes alone, so that records whose live copies did not get through are published soon.</summary>
    public bool CloseOpenMinutes() => Close(minutes);

    /// <summary>
    /// Turns the ledger into sealed loss records. To be called when the uplink is there. What had to be evicted to make room for them waits in the ledger for the next time.
    /// </summary>
    public bool SealLosses(long uptimeMs)
    {
        LossLedger ledger = store.Ledger;
        int changes = ledger.Changes;
        for (int i = 0; i < ledger.Count; i++)
        {
            var body = new ByteWriter(new byte[LossBodyLimitBytes]);
            ledger[i].Write(body);
            if (!AcceptEvent(EventType.Loss, uptimeMs, body))
            {
                return false;
            }
        }

        if (ledger.Count > 0 && ledger.Changes == changes)
        {
            store.ClearLedger();
        }

        return true;
    }

    /// <summary>The payload lies in the store's buffer, where the longest frame of an entry would end.</summary>
    private int PayloadBytes => payload.Position - BlockEntry.LongestFrameBytes;

    /// <summary>An alarm wants the open minutes sooner than they would go by themselves. Short blocks are not cut to fill their segments: they leave little over.</summary>
    private bool IsHurried => Online && reportMinutes > 0 && minutes.Rows.Count >= reportMinutes;

    private void CloseMinutesWhereDue()
    {
        if (IsHurried)
        {
            Close(minutes);
        }
        else
        {
            CloseWhereDue(minutes, Online ? MinutesOnline : MinutesOffline);
        }
    }

    private void RecoverTail(OpenBlock open)
    {
        open.Recover(store.SeriesOf(open.Kind).StoredUpTo);
        store.SkipTo(open.EndSequence);
        Boot.Boot = open.Boot.Boot > Boot.Boot ? open.Boot.Boot : Boot.Boot;
    }

    private void JumpWhereDamaged(OpenBlock open)
    {
        if (open.TailDamaged)
        {
            store.JumpSequence(open.Kind, store.SeriesOf(open.Kind).StoredUpTo, Boot.Boot);
        }
    }

    /// <summary>Flash may take the journal's directory back to an earlier state, without a word. The tails know better; whatever was stored since then is lost.</summary>
    private void JumpWhereTakenBack()
    {
        long first = store.AccountedUpTo;
        if (store.NextSequence - first > minutes.Rows.CountFrom(first) + hours.Rows.CountFrom(first) || IsAhead(minutes) || IsAhead(hours))
        {
            store.VerifyEnds();
            first = TakeStoredUpTo(minutes, first);
            first = TakeStoredUpTo(hours, first);
            store.JumpBlocksAndSequence(first, Boot.Boot);
        }
    }

    /// <summary>The tail knows of records in stored blocks of which the store does not.</summary>
    private bool IsAhead(OpenBlock open) => open.StoredUpTo > store.SeriesOf(open.Kind).StoredUpTo;

    private long TakeStoredUpTo(OpenBlock open, long first)
    {
        if (IsAhead(open))
        {
            SegmentSeries series = store.SeriesOf(open.Kind);
            first = series.StoredUpTo < first ? series.StoredUpTo : first;
            series.StoredUpTo = open.StoredUpTo;
        }

        return first;
    }

    private bool SettleEarlierBoot(OpenBlock open) => open.Rows.Count == 0 || open.Boot.Boot == Boot.Boot || Close(open);

    private bool Accept(OpenBlock open, PeriodRecord record)
    {
        bool hasRoom = SettleEarlierBoot() && (open.CanTake(record, store.NextSequence, Boot) || Close(open));
        FileStatus status = hasRoom ? Add(open, record) : FileStatus.Failed;
        if (status == FileStatus.NoSpace && Close(open))
        {
            status = Add(open, record);
        }

        return status == FileStatus.Done || Refuse();
    }

    private FileStatus Add(OpenBlock open, PeriodRecord record)
    {
        if (!store.ReserveNumbers())
        {
            return FileStatus.Failed;
        }

        FileStatus status = open.Add(record, store.TakeSequence(), Boot);
        if (status != FileStatus.Done)
        {
            store.ReturnSequence();
            return status;
        }

        IsRefusing = false;
        return status;
    }

    private bool Refuse()
    {
        IsRefusing = true;
        RefusedRecords++;
        return false;
    }

    private void CloseWhereDue(OpenBlock open, int rowLimit)
    {
        int roomBytes = store.SeriesOf(open.Kind).RoomBytes;
        if (!open.IsDue(rowLimit, BlockOverheadBytes, roomBytes))
        {
            return;
        }

        int count = open.Rows.Count;
        int headerBytes = Compose(open, count);
        int excessBytes = PayloadBytes + BlockEntry.OverheadBytes - roomBytes;
        int leftOver = 1 + excessBytes * count / PayloadBytes;
        if (excessBytes > 0 && excessBytes < PayloadBytes / LeftOverPart && leftOver < count)
        {
            // It misses the room by little: the last rows begin the next block instead of leaving the room empty.
            count -= leftOver;
            headerBytes = Compose(open, count);
        }

        StoreComposed(open, count, headerBytes);
    }

    private bool Close(OpenBlock open)
    {
        int count = open.Rows.Count;
        return count == 0 || StoreComposed(open, count, Compose(open, count));
    }

    /// <summary>Makes the payload of the first rows; returns the bytes of its header.</summary>
    private int Compose(OpenBlock open, int count)
    {
        header.Kind = open.Kind;
        BeginPayload(open.Boot, open.Rows.FirstSequence, count, open.Rows.FirstStartUptimeMs);
        int headerBytes = payload.Position;
        open.Write(new PeriodBlockEncoder(payload, count), count);
        return headerBytes;
    }

    private bool StoreComposed(OpenBlock open, int count, int headerBytes)
    {
        PeriodRows rows = open.Rows;
        int last = count - 1;
        long endUptimeMs = rows.StartUptimeMsOf(last) + rows.LengthMsOf(last);
        FileStatus status = payload.Overflowed
            ? FileStatus.Failed
            : store.Store(header, rows.SequenceOf(last) + 1, endUptimeMs - rows.FirstStartUptimeMs, PayloadBytes);
        if (status != FileStatus.Done)
        {
            minutes.GiveRoom();
            hours.GiveRoom();
            return false;
        }

        open.Stored(count, payload.Position - headerBytes);
        return true;
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
        payload.Rewind(BlockEntry.LongestFrameBytes);
        header.Write(payload);
    }
}
