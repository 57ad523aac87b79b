using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The sealed blocks in flash: gives each its number and its link to the one before, keeps the account of space, and finds both again at start.
/// </summary>
public sealed class BlockStore
{
    /// <summary>Numbers that the head allows for ahead, so that it is rarely written.</summary>
    private const int SequencesAhead = 4096;

    private const int BlocksAhead = 256;

    /// <summary>Segments that a power cut can leave beyond what the head says.</summary>
    private const int SegmentsBeyondHead = 2;

    private readonly IFileStore files;
    private readonly JournalHead head;
    private readonly BlockEntry entry;
    private readonly JournalLimits limits;
    private readonly LossLedger ledger;
    private readonly IChecksum checksum;
    private readonly byte[] buffer = new byte[SegmentSeries.SegmentLimitBytes];
    private readonly ByteWriter entryWriter;
    private readonly byte[] previous = new byte[BlockHeader.LinkBytes];
    private readonly SegmentSeries[] series;
    private readonly SegmentSpace space;
    private readonly LossRange loss = new LossRange();
    private int damagedBlocks;

    public BlockStore(IFileStore files, IChecksum checksum, JournalLimits limits, LossLedger ledger)
    {
        this.files = files;
        this.checksum = checksum;
        this.limits = limits;
        this.ledger = ledger;
        head = new JournalHead(files, checksum);
        entry = new BlockEntry(files, checksum);
        entryWriter = new ByteWriter(buffer);
        series = new[]
        {
            new SegmentSeries(RecordKind.Minute, "minute"),
            new SegmentSeries(RecordKind.Hour, "hour"),
            new SegmentSeries(RecordKind.Event, "event"),
        };
        space = new SegmentSpace(files, checksum, series, Receipt, ledger);
    }

    /// <summary>What the platform has; decides which blocks may go first.</summary>
    public ReceiptState Receipt { get; } = new ReceiptState();

    public long NextBlock { get; private set; }

    public long NextSequence { get; private set; }

    /// <summary>The oldest block that is still held; <see cref="NextBlock"/> when there is none.</summary>
    public long OldestHeldBlock { get; private set; }

    /// <summary>Boot of the newest block, 0 when there is none.</summary>
    public int NewestBoot { get; private set; }

    /// <summary>Context of the newest block, 0 when there is none.</summary>
    public int NewestContext { get; private set; }

    /// <summary>Sequences below this are in stored minute blocks or were given to something newer.</summary>
    public long MinutesStoredUpTo { get; private set; }

    /// <summary>Damaged blocks found so far.</summary>
    public int DamagedBlocks => damagedBlocks + space.DamagedSegments;

    /// <summary>Numbers jumped to their floor at this start, because the newest block could not be read.</summary>
    public bool Jumped { get; private set; }

    /// <summary>No journal was there at start.</summary>
    public bool WasEmpty { get; private set; }

    /// <summary>Blocks below this were published, as far as is known.</summary>
    public long PublishedUpTo
    {
        get => head.PublishedUpTo;
        set => head.PublishedUpTo = value;
    }

    /// <summary>No more segments than this are in use.</summary>
    public int SegmentLimit => limits.SegmentLimit;

    /// <summary>Segments of all kinds.</summary>
    public int SegmentCount => series[0].Count + series[1].Count + series[2].Count;

    /// <summary>The series in the order minute, hour, event.</summary>
    public SegmentSeries[] Series => series;

    /// <summary>Gives the next sequence out.</summary>
    public long TakeSequence() => NextSequence++;

    /// <summary>Takes the newest sequence back: its record was refused.</summary>
    public void ReturnSequence() => NextSequence--;

    /// <summary>Sequences below this are in use: the tail holds them.</summary>
    public void SkipTo(long nextSequence) => NextSequence = nextSequence;

    /// <summary>
    /// Records from <paramref name="first"/> on may be lost, nobody knows how many: no sequence below the floor may be given out again, and all between is admitted.
    /// </summary>
    public void JumpSequence(long first)
    {
        NextSequence = head.SequenceFloor > NextSequence ? head.SequenceFloor : NextSequence + SequencesAhead;
        Jumped = true;
        AdmitDamage(RecordKind.Minute, first, NextSequence - 1, entry.Header);
    }

    /// <summary>Makes sure that the next sequences lie below the durable floor. False when flash refused to raise it.</summary>
    public bool ReserveNumbers()
    {
        if (NextSequence + 1 < head.SequenceFloor && NextBlock + 1 < head.BlockFloor)
        {
            return true;
        }

        return WriteHead() == FileStatus.Done;
    }

    /// <summary>Finds the journal's ends: reads the head, the newest segment of each kind and the first block of each.</summary>
    public void Recover()
    {
        FileStatus status = head.Read(series);
        bool damaged = status == FileStatus.Failed;
        if (status != FileStatus.Done)
        {
            // The head is there before the first segment, so segments without one mean that it was lost.
            new SegmentSearch(files).Find(series);
            damaged |= SegmentCount > 0;
        }

        WasEmpty = !damaged && status == FileStatus.NotFound;

        for (int i = 0; i < series.Length; i++)
        {
            damaged |= !RecoverSeries(series[i]);
        }

        if (damaged)
        {
            JumpToFloor();
        }

        Receipt.Begin(head.ReceivedUpTo);
        OldestHeldBlock = space.FindOldestHeld(NextBlock);
    }

    /// <summary>Fills what the store knows into the header of a block that is about to be sealed.</summary>
    public void Prepare(BlockHeader header)
    {
        header.Block = NextBlock;
        header.OldestHeldBlock = OldestHeldBlock;
        System.Array.Copy(previous, header.Previous, BlockHeader.LinkBytes);
    }

    /// <summary>
    /// Seals and stores a block whose payload begins with a header from <see cref="Prepare"/>. NoSpace when nothing may be deleted for it.
    /// </summary>
    public FileStatus Store(BlockHeader header, long spanMs, byte[] payload, int count, IBlockSealer sealer)
    {
        entryWriter.Reset();
        entryWriter.U16(0);
        entryWriter.U32((uint)NextSequence);
        entryWriter.U32((uint)spanMs);
        byte[] tag = sealer.SealBlock(payload, count, entryWriter);
        int messageBytes = entryWriter.Position - BlockEntry.FrameBytes;
        buffer[0] = (byte)(messageBytes >> 8);
        buffer[1] = (byte)messageBytes;
        entryWriter.U32(checksum.Crc32(buffer, 0, entryWriter.Position));
        if (entryWriter.Overflowed)
        {
            return FileStatus.Failed;
        }

        SegmentSeries target = SeriesOf(header.Kind);
        int entryBytes = entryWriter.Position;
        bool fresh = target.NeedsSegment(entryBytes);
        if (fresh && !MakeRoom())
        {
            return FileStatus.NoSpace;
        }

        if (!ReserveNumbers())
        {
            return FileStatus.NoSpace;
        }

        FileStatus status = target.Append(files, buffer, entryBytes);
        if (status == FileStatus.Done)
        {
            Advance(header, tag);
            if (fresh)
            {
                WriteHead();
            }
        }

        return status;
    }

    /// <summary>A copy of the sealed message that <see cref="Store"/> stored last.</summary>
    public byte[] CopyNewestMessage()
    {
        var message = new byte[entryWriter.Position - BlockEntry.OverheadBytes];
        System.Array.Copy(buffer, BlockEntry.FrameBytes, message, 0, message.Length);
        return message;
    }

    /// <summary>Counts a damaged block, found while reading, and admits what it held.</summary>
    public void AdmitDamage(RecordKind kind, long firstSequence, long lastSequence, BlockHeader near)
    {
        damagedBlocks++;
        loss.Kind = kind;
        loss.Reason = LossReason.Unreadable;
        loss.FirstSequence = firstSequence;
        loss.LastSequence = lastSequence;
        loss.Count = lastSequence - firstSequence + 1;
        loss.FirstBoot = near.Boot;
        loss.LastBoot = near.Boot;
        loss.FirstUptimeMs = near.StartUptimeMs;
        loss.LastUptimeMs = near.StartUptimeMs;
        ledger.Admit(loss);
    }

    /// <summary>False when there is no room for one more segment and nothing may be deleted for it.</summary>
    private bool MakeRoom()
    {
        if (SegmentCount < limits.SegmentLimit)
        {
            return true;
        }

        bool freed = space.FreeSegment();
        OldestHeldBlock = space.FindOldestHeld(NextBlock);
        return freed;
    }

    private SegmentSeries SeriesOf(RecordKind kind) => series[(int)kind - 1];

    private void Advance(BlockHeader header, byte[] tag)
    {
        System.Array.Copy(tag, previous, BlockHeader.LinkBytes);
        NextBlock = header.Block + 1;
        NewestBoot = header.Boot;
        NewestContext = header.Context;
        if (header.Kind == RecordKind.Minute)
        {
            MinutesStoredUpTo = NextSequence;
        }
    }

    private FileStatus WriteHead()
    {
        head.SequenceFloor = NextSequence + SequencesAhead;
        head.BlockFloor = NextBlock + BlocksAhead;
        head.ReceivedUpTo = Receipt.UpTo;
        return head.Write(series);
    }

    private bool RecoverSeries(SegmentSeries one)
    {
        for (int beyond = 0; beyond < SegmentsBeyondHead && Exists(one.PathOf(one.Last + 1)); beyond++)
        {
            one.Last++;
        }

        bool known = one.Count > 0;
        while (one.Count > 0 && files.Read(one.PathOf(one.First), 0, buffer, 0, 1, out _) == FileStatus.NotFound)
        {
            one.First++;
        }

        if (one.Count == 0)
        {
            one.Last = one.First - 1;
            return !known;
        }

        return RecoverNewestSegment(one);
    }

    private bool Exists(string path)
    {
        FileStatus status = files.Read(path, 0, buffer, 0, 1, out int read);
        return status == FileStatus.Done && read > 0;
    }

    /// <summary>Walks the newest segment to its last block. False when something in it is damaged: then its end is not known.</summary>
    private bool RecoverNewestSegment(SegmentSeries one)
    {
        string path = one.PathOf(one.Last);
        int position = 0;
        FileStatus status = entry.Peek(path, position);
        while (status == FileStatus.Done && entry.TryRead(path, position, buffer))
        {
            TakeNewest(entry);
            position += entry.Bytes;
            status = entry.Peek(path, position);
        }

        bool sound = status == FileStatus.NotFound && position > 0;
        one.LastBytes = sound ? position : SegmentSeries.SegmentLimitBytes;
        if (!sound)
        {
            damagedBlocks++;
        }

        return sound;
    }

    private void TakeNewest(BlockEntry found)
    {
        if (found.NextSequence > NextSequence)
        {
            NextSequence = found.NextSequence;
        }

        if (found.Header.Kind == RecordKind.Minute)
        {
            MinutesStoredUpTo = found.NextSequence;
        }

        if (found.Header.Block >= NextBlock)
        {
            NextBlock = found.Header.Block + 1;
            NewestBoot = found.Header.Boot;
            NewestContext = found.Header.Context;
            int tag = BlockEntry.FrameBytes + found.MessageBytes - Sealing.Envelope.TagBytes;
            System.Array.Copy(buffer, tag, previous, 0, BlockHeader.LinkBytes);
        }
    }

    /// <summary>The newest block cannot be read: no number below the floors may be given out again.</summary>
    private void JumpToFloor()
    {
        NextBlock = head.BlockFloor > NextBlock ? head.BlockFloor : NextBlock + BlocksAhead;
        JumpSequence(NextSequence);
    }
}
