using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// The sealed blocks in flash: gives each its number and its link to the one before, and keeps the account of numbers and space.
/// </summary>
public sealed class BlockStore
{
    /// <summary>Numbers that the head allows for ahead: more than are given out between two blocks.</summary>
    private const int SequencesAhead = 512;

    private const int BlocksAhead = 16;

    /// <summary>Without a head nobody knows the floors: more than the newest segments can hold, which may be unreadable as well.</summary>
    private const int SequencesAheadWithoutHead = 4096;

    private const int BlocksAheadWithoutHead = 256;

    private readonly IFileStore files;
    private readonly IBlockSealer sealer;
    private readonly JournalHead head;
    private readonly JournalLimits limits;
    private readonly BlockEntry entry;
    private readonly ByteWriter entryWriter = new ByteWriter(new byte[SegmentSeries.SegmentLimitBytes]);
    private readonly SegmentSpace space;
    private readonly SegmentTrim trim;
    private readonly JournalRecovery recovery;

    /// <summary>Flash refused a block of this kind: the end of its newest segment may have become unreadable, or may hold the block all the same. Null for none.</summary>
    private SegmentSeries doubted;

    /// <summary>What was admitted as unreadable in this boot; null while nothing was.</summary>
    private KnownDamage knownDamage;

    /// <summary>The head in flash is behind: flash refused it, and nothing is stored until it takes it.</summary>
    private bool headIsBehind;

    public BlockStore(IFileStore files, IChecksum checksum, JournalLimits limits, IBlockSealer sealer)
    {
        this.files = files;
        this.limits = limits;
        this.sealer = sealer;
        entry = new BlockEntry(files, checksum);
        var series = new[]
        {
            new SegmentSeries(RecordKind.Minute, 'm'),
            new SegmentSeries(RecordKind.Hour, 'h'),
            new SegmentSeries(RecordKind.Event, 'e'),
        };
        head = new JournalHead(files, checksum, series, new LossLedger());
        space = new SegmentSpace(entry, series, Receipt);
        trim = new SegmentTrim(files, series, entry);
        recovery = new JournalRecovery(files, head, entry, entryWriter.Buffer);
    }

    /// <summary>
    /// A flash block of memory, the only one that the station has: blocks are composed and read in it. Whoever uses it is done when the call ends, and calls nobody in between who uses it
    /// as well.
    /// </summary>
    public byte[] Buffer => entryWriter.Buffer;

    /// <summary>For looking at stored blocks, one after the other: whoever does is done when the call ends.</summary>
    public BlockEntry Entry => entry;

    /// <summary>What the platform has; decides which blocks may go first.</summary>
    public ReceiptState Receipt { get; } = new ReceiptState();

    /// <summary>Losses that no sealed record tells yet.</summary>
    public LossLedger Ledger => head.Ledger;

    public IBlockSealer Sealer => sealer;

    public long NextBlock => head.NextBlock;

    public long NextSequence { get; private set; }

    /// <summary>The oldest block that is still held; <see cref="NextBlock"/> when there is none.</summary>
    public long OldestHeldBlock => head.OldestHeldBlock;

    /// <summary>Boot of the newest block, 0 when there is none.</summary>
    public int NewestBoot => head.NewestBoot;

    /// <summary>The highest context of all blocks so far, 0 when there is none.</summary>
    public int NewestContext => head.NewestContext;

    /// <summary>Where the context in force is recorded.</summary>
    public ContextPlace Context => head.Context;

    /// <summary>Damaged blocks found so far.</summary>
    public int DamagedBlocks { get; private set; }

    /// <summary>Numbers jumped past their floor at this start, because it was not known how far they were used.</summary>
    public bool Jumped { get; private set; }

    /// <summary>No journal was there at start.</summary>
    public bool WasEmpty { get; private set; }

    /// <summary>The volume holds a journal of a later format: nothing of it is touched, and nothing is accepted.</summary>
    public bool IsOfLaterFormat => head.IsOfLaterFormat;

    /// <summary>Blocks below this were published, as far as is known.</summary>
    public long PublishedUpTo
    {
        get => head.PublishedUpTo;
        set => head.PublishedUpTo = value;
    }

    /// <summary>No more segments than this are in use.</summary>
    public int SegmentLimit => limits.SegmentLimit;

    /// <summary>Segments of all kinds.</summary>
    public int SegmentCount => Series[0].Count + Series[1].Count + Series[2].Count;

    /// <summary>The series in the order minute, hour, event.</summary>
    public SegmentSeries[] Series => head.Series;

    public SegmentSeries SeriesOf(RecordKind kind) => Series[(int)kind - 1];

    /// <summary>Sequences below this are in stored blocks, or were admitted as lost, but for those that stand in the tails.</summary>
    public long AccountedUpTo => head.NextSequence;

    /// <summary>Gives the next sequence out.</summary>
    public long TakeSequence() => NextSequence++;

    /// <summary>Takes the newest sequence back: its record was refused.</summary>
    public void ReturnSequence() => NextSequence--;

    /// <summary>Sequences below this are in use: a tail holds them.</summary>
    public void SkipTo(long nextSequence) => NextSequence = nextSequence > NextSequence ? nextSequence : NextSequence;

    /// <summary>Finds the journal's ends. Writes nothing but what damage must be admitted.</summary>
    public void Recover()
    {
        bool sound = recovery.Run();
        WasEmpty = recovery.WasEmpty;
        NextSequence = head.NextSequence;
        Receipt.Begin(head.ReceivedUpTo);
        if (IsOfLaterFormat)
        {
            return;
        }

        if (!recovery.HeadWasRead)
        {
            head.OldestHeldBlock = space.FindOldestHeld(head.NextBlock);
        }

        if (!recovery.HeadWasRead && !WasEmpty)
        {
            // The losses that it knew went with it: all is admitted, and what was delivered counts as delivered.
            JumpBlock(BlocksAheadWithoutHead);
            AdmitJump(RecordKind.Minute, 0, SequencesAheadWithoutHead, 0, head.NewestBoot + 1);
        }
        else if (!sound)
        {
            JumpBlock(BlocksAhead);
            JumpSequence(RecordKind.Minute, NextSequence, head.NewestBoot + 1);
        }

        AdmitFound();
    }

    /// <summary>Records from <paramref name="first"/> on, of the newest boots before <paramref name="endBoot"/>, may be lost, nobody knows how many.</summary>
    public void JumpSequence(RecordKind kind, long first, int endBoot) => AdmitJump(kind, first, SequencesAhead, head.NewestBoot, endBoot);

    /// <summary>Reads the newest segment of each kind: flash may have put something else into its place.</summary>
    public void VerifyEnds()
    {
        for (int i = 0; i < Series.Length; i++)
        {
            Verify(Series[i]);
        }
    }

    /// <summary>Blocks are gone of which the head does not know, with records from <paramref name="first"/> on. Each block had at least one of the numbers that were used since then.</summary>
    public void JumpBlocksAndSequence(long first, int endBoot)
    {
        JumpBlock(NextSequence - first + BlocksAhead);
        AdmitJump(RecordKind.Minute, first, SequencesAhead, 0, endBoot);
    }

    /// <summary>Makes sure that the next numbers lie below the durable floors. False when flash refused to raise them.</summary>
    public bool ReserveNumbers()
    {
        if (doubted != null && !doubted.IsVerified)
        {
            Verify(doubted);
        }

        bool reserved = NextSequence + 1 < head.SequenceFloor && NextBlock + 1 < head.BlockFloor && !headIsBehind;
        return reserved || SaveHead();
    }

    /// <summary>Fills what the store knows into the header of a block that is about to be sealed, of the kind that the header says.</summary>
    public void Prepare(BlockHeader header)
    {
        SegmentSeries target = SeriesOf(header.Kind);
        if (!target.IsVerified)
        {
            Verify(target);
        }

        header.Block = NextBlock;
        header.OldestHeldBlock = OldestHeldBlock;
        System.Array.Copy(head.Link, header.Previous, BlockHeader.LinkBytes);
    }

    /// <summary>
    /// Seals and stores a block whose payload begins with a header from <see cref="Prepare"/> and lies in <see cref="Buffer"/>, where the longest frame of an entry would end. NoSpace when
    /// nothing may be deleted for it.
    /// </summary>
    /// <param name="header">The block's header.</param>
    /// <param name="endSequence">The sequence behind that of its last record.</param>
    /// <param name="spanMs">From the start of its first record to the end of the last.</param>
    /// <param name="count">Bytes of the payload.</param>
    public FileStatus Store(BlockHeader header, long endSequence, long spanMs, int count)
    {
        entry.Write(entryWriter, header, endSequence, spanMs, count, sealer);
        if (entryWriter.Overflowed)
        {
            return FileStatus.Failed;
        }

        FileStatus status = TryStore(header, endSequence, entryWriter.Position);
        bool again = status != FileStatus.Done && TryGiveRoom();
        return again ? TryStore(header, endSequence, entryWriter.Position) : status;
    }

    /// <summary>Notes that the block that was stored last holds the context in force.</summary>
    public void KeepContext(int number, uint descriptionChecksum)
    {
        SegmentSeries events = SeriesOf(RecordKind.Event);
        Context.Number = number;
        Context.DescriptionChecksum = descriptionChecksum;
        Context.Segment = events.Last;
        Context.Position = events.NewestPosition;
        SaveHead();
    }

    /// <summary>Blocks from there on count as unpublished again, durably. False when flash refused.</summary>
    public bool Unpublish(long first)
    {
        long before = PublishedUpTo;
        PublishedUpTo = first < before ? first : before;
        if (SaveHead())
        {
            return true;
        }

        PublishedUpTo = before;
        return false;
    }

    /// <summary>Forgets the losses that sealed records tell now.</summary>
    public void ClearLedger()
    {
        Ledger.Clear();
        SaveHead();
    }

    /// <summary>Counts damage that was not known yet in this boot, and admits what it took, nobody knows of how many records.</summary>
    public void AdmitDamage(LossRange loss)
    {
        loss.PutRight();
        knownDamage = knownDamage ?? new KnownDamage();
        if (!knownDamage.Add(loss))
        {
            return;
        }

        loss.Reason = LossReason.Unreadable;
        loss.Count = loss.LastSequence - loss.FirstSequence + 1;
        int changes = Ledger.Changes;
        Ledger.Admit(loss);
        head.OldestHeldBlock = space.FindOldestHeld(NextBlock);
        if (Ledger.Changes != changes)
        {
            DamagedBlocks++;
            SaveHead();
        }
    }

    /// <summary>Appends the entry that stands at the beginning of the buffer.</summary>
    private FileStatus TryStore(BlockHeader header, long endSequence, int entryBytes)
    {
        SegmentSeries target = SeriesOf(header.Kind);
        bool needsSegment = target.NeedsSegment(entryBytes);
        if (!TryChooseVictim(needsSegment, out int victim) || !BeginAppending(target, needsSegment))
        {
            return FileStatus.NoSpace;
        }

        FileStatus status = target.Append(files, Buffer, entryBytes);
        if (status == FileStatus.Done)
        {
            Advance(header, endSequence, target, entryBytes);
            Release(victim);
            head.PendingSeries = -1;
            SaveHead();
            ReleaseBeyondLimit();
            TryTrim(1);
        }
        else
        {
            target.IsVerified = false;
            doubted = target;
        }

        return status;
    }

    private void Verify(SegmentSeries one)
    {
        recovery.FindEnd(one);
        SkipTo(head.NextSequence);
        AdmitFound();
    }

    private void AdmitFound()
    {
        if (recovery.Loss != null)
        {
            AdmitDamage(recovery.Loss);
        }
    }

    private void JumpBlock(long ahead)
    {
        long floor = head.NextBlock + ahead;
        head.NextBlock = head.BlockFloor > floor ? head.BlockFloor : floor;
    }

    /// <summary>No sequence below the floor, or so far ahead where that is not known, may be given out again; all from <paramref name="first"/> up to there is admitted.</summary>
    private void AdmitJump(RecordKind kind, long first, int ahead, int firstBoot, int endBoot)
    {
        NextSequence = head.SequenceFloor > NextSequence ? head.SequenceFloor : NextSequence + ahead;
        head.NextSequence = NextSequence;
        Jumped = true;
        AdmitDamage(new LossRange
        {
            Kind = kind,
            FirstSequence = first,
            LastSequence = NextSequence - 1,
            FirstBoot = firstBoot,
            LastBoot = endBoot,
        });
    }

    /// <summary>
    /// Chooses what goes for this block, -1 for nothing. False when something would have to go and nothing may. Received segments go early, from half the room on: free blocks are what
    /// littlefs spreads its wear over.
    /// </summary>
    private bool TryChooseVictim(bool needsSegment, out int victim)
    {
        int segments = SegmentCount + (needsSegment ? 1 : 0);
        victim = -1;
        if (segments > limits.SegmentLimit)
        {
            victim = space.ChooseVictim(PublishedUpTo);
            return victim >= 0;
        }

        if (segments > limits.SegmentLimit / 2)
        {
            victim = space.ChooseReceived();
        }

        return true;
    }

    /// <summary>
    /// The head says where a block is about to appear, so that a start need not look everywhere. False when flash refused. A head that says so already is not written again: what flash
    /// refuses is offered every second.
    /// </summary>
    private bool BeginAppending(SegmentSeries target, bool needsSegment)
    {
        int series = (int)target.Kind - 1;
        if (!needsSegment && head.PendingSeries == series && !headIsBehind)
        {
            return true;
        }

        if (needsSegment)
        {
            target.BeginSegment();
        }

        head.PendingSeries = series;
        return SaveHead();
    }

    /// <summary>
    /// Flash refused a block although the account has room: somebody else may have filled the volume. What is longer than a segment can be makes room, then what the platform has, and
    /// nothing else does.
    /// </summary>
    private bool TryGiveRoom()
    {
        if (TryTrim(SegmentTrim.FilesOfRefusal))
        {
            return true;
        }

        int received = space.ChooseReceived();
        bool isNewest = received >= 0 && Series[received].Count == 2 && Series[received].LastBytes == 0;
        if (received < 0 || isNewest)
        {
            return false;
        }

        Release(received);
        return SaveHead();
    }

    private bool TryTrim(int files)
    {
        bool trimmed = trim.Step(files);
        DamagedBlocks += trimmed ? 1 : 0;
        return trimmed;
    }

    private void Advance(BlockHeader header, long endSequence, SegmentSeries target, int entryBytes)
    {
        System.Array.Copy(Buffer, entryBytes - BlockEntry.TrailerBytes, head.Link, 0, BlockHeader.LinkBytes);
        head.NextBlock = header.Block + 1;
        head.NextSequence = endSequence > head.NextSequence ? endSequence : head.NextSequence;
        head.NewestBoot = header.Boot;
        head.NoteContext(header.Context);
        target.StoredUpTo = endSequence;
    }

    /// <summary>A segment that a cut left damaged is given up with room in it, and the one that follows it is one too many.</summary>
    private void ReleaseBeyondLimit()
    {
        while (SegmentCount > limits.SegmentLimit && TryChooseVictim(false, out int victim))
        {
            Release(victim);
            SaveHead();
        }
    }

    /// <summary>
    /// Takes the victim out of the account and admits what is lost with it. The file itself goes once the head that says so is durable.
    /// </summary>
    private void Release(int victim)
    {
        if (victim < 0)
        {
            return;
        }

        SegmentSurvey survey = space.SurveyOf(victim);
        DamagedBlocks += survey.IsDamaged ? 1 : 0;
        if (!survey.IsReceived)
        {
            Ledger.Admit(survey.Loss);
        }

        DeleteFreed();
        head.FreedSeries = victim;
        head.FreedSegment = Series[victim].First++;
        head.OldestHeldBlock = space.FindOldestHeld(head.NextBlock);
    }

    /// <summary>Makes the account durable, then deletes what it no longer counts. False when flash refused; it is tried again before anything else is stored.</summary>
    private bool SaveHead()
    {
        if (IsOfLaterFormat)
        {
            return false;
        }

        head.SequenceFloor = NextSequence + SequencesAhead;
        head.BlockFloor = NextBlock + BlocksAhead;
        head.ReceivedUpTo = Receipt.UpTo;
        headIsBehind = head.Write() != FileStatus.Done;
        if (!headIsBehind)
        {
            DeleteFreed();
        }

        return !headIsBehind;
    }

    /// <summary>Deletes the segment that the durable head no longer counts, if any; one of before a power cut may be gone already.</summary>
    private void DeleteFreed()
    {
        if (head.FreedSeries >= 0)
        {
            files.Delete(Series[head.FreedSeries].PathOf(head.FreedSegment));
            head.FreedSeries = -1;
        }
    }
}
