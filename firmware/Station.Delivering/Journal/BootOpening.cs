using System;
using Station.Aggregation;
using Station.Bytes;
using Station.Hal;

namespace Station.Journal;

/// <summary>
/// Opens a boot in the journal: what an earlier boot left open is closed, the boot record follows, then a context record where something changed. It waits for the boot's first
/// record, so that a supply which flaps faster than that writes nothing at all.
/// </summary>
public sealed class BootOpening : IRecordSink, IHourSink, IEventSink
{
    /// <summary>Bytes of a context: columns and sensors of the largest profile.</summary>
    private const int DescriptionLimitBytes = 3000;

    private const int BootBodyLimitBytes = 256;

    [Flags]
    private enum Finding
    {
        VolumeFormatted = 1,
        TailDamaged = 2,
        BlockDamaged = 4,
        NumbersJumped = 8,
    }

    private readonly IFileStore files;
    private readonly RecordJournal journal;
    private readonly BlockStore store;
    private readonly ContextBook context;
    private readonly IBootReport report;
    private readonly byte[] nothing = new byte[1];
    private JournalState blocked;
    private bool directoriesExamined;
    private bool bootRecorded;
    private long refusedStartMs = -1;
    private bool contextChanged;

    public BootOpening(IFileStore files, RecordJournal journal, BlockStore store, ContextBook context, IBootReport report)
    {
        this.files = files;
        this.journal = journal;
        this.store = store;
        this.context = context;
        this.report = report;
    }

    /// <summary>Boot and context are on record: from now on something may be published.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>How the journal was found, and whether it takes records.</summary>
    public JournalState State
    {
        get
        {
            if (store.IsOfLaterFormat || blocked != JournalState.Closed)
            {
                return store.IsOfLaterFormat ? JournalState.LaterFormat : blocked;
            }

            if (IsRefusing)
            {
                return JournalState.Refused;
            }

            bool repaired = journal.TailDamaged || store.DamagedBlocks > 0 || store.Jumped;
            return repaired ? JournalState.Repaired : store.WasEmpty ? JournalState.New : JournalState.Sound;
        }
    }

    /// <summary>Minute records that were accepted in this boot.</summary>
    public int AcceptedRecords { get; private set; }

    /// <summary>Minute records that were refused until the next one was due: they are gone.</summary>
    public int RefusedRecords { get; private set; }

    /// <summary>The newest record that was offered was refused.</summary>
    public bool IsRefusing { get; private set; }

    public bool Accept(PeriodRecord record)
    {
        RefusedRecords += IsRefusing && record.StartUptimeMs != refusedStartMs ? 1 : 0;
        bool accepted = (IsOpen ? !contextChanged || Describe(record.StartUptimeMs) : TryOpen(record.StartUptimeMs)) && journal.Accept(record);
        AcceptedRecords += accepted ? 1 : 0;
        IsRefusing = !accepted;
        refusedStartMs = record.StartUptimeMs;
        return accepted;
    }

    /// <summary>An hour follows on its minutes: its boot is open by then.</summary>
    public bool AcceptHour(PeriodRecord record) => IsOpen && journal.AcceptHour(record);

    public bool AcceptEvent(EventType type, long uptimeMs, ByteWriter body) => IsOpen && journal.AcceptEvent(type, uptimeMs, body);

    /// <summary>
    /// Something in the description has changed: the context is recorded anew before the next record, which it thereby parts from those before. While flash refuses
    /// the context, no record is accepted.
    /// </summary>
    public void ChangeContext() => contextChanged = true;

    private bool TryOpen(long uptimeMs)
    {
        ExamineDirectories();
        if (store.IsOfLaterFormat || blocked != JournalState.Closed)
        {
            return false;
        }

        if (!journal.SettleEarlierBoot() || !(bootRecorded || RecordBoot(uptimeMs)))
        {
            return false;
        }

        IsOpen = Describe(uptimeMs);
        return IsOpen;
    }

    private bool Describe(long uptimeMs)
    {
        var description = new ByteWriter(store.Buffer, DescriptionLimitBytes);
        report.WriteDescription(description);
        bool isEstablished = context.Establish(uptimeMs, description);
        contextChanged &= !isEstablished;
        return isEstablished;
    }

    /// <summary>Where a file has the name of a directory, nothing can be kept; nothing is begun either, or each boot would leave its opening and nothing behind it.</summary>
    private void ExamineDirectories()
    {
        if (directoriesExamined)
        {
            return;
        }

        directoriesExamined = true;
        if (IsFile(SegmentSeries.Directory))
        {
            blocked = JournalState.JournalBlocked;
        }
        else if (IsFile(OpenBlock.Directory))
        {
            blocked = JournalState.RunBlocked;
        }
    }

    /// <summary>A directory is not read: only a file is.</summary>
    private bool IsFile(string name) => files.Read(name, 0, nothing, 0, 0, out _) == FileStatus.Done;

    private bool RecordBoot(long uptimeMs)
    {
        var body = new ByteWriter(new byte[BootBodyLimitBytes]);
        report.WriteCause(body);
        body.Varint(store.NewestBoot);
        body.U8((int)Findings());
        report.WriteProduct(body);
        bootRecorded = journal.AcceptEvent(EventType.Boot, uptimeMs, body);
        return bootRecorded;
    }

    private Finding Findings()
    {
        Finding findings = store.WasEmpty && store.NextBlock == 0 ? Finding.VolumeFormatted : 0;
        findings |= journal.TailDamaged ? Finding.TailDamaged : 0;
        findings |= store.DamagedBlocks > 0 ? Finding.BlockDamaged : 0;
        return findings | (store.Jumped ? Finding.NumbersJumped : 0);
    }
}
