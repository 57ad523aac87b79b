using System;
using Station.Aggregation;
using Station.Bytes;

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

    private readonly RecordJournal journal;
    private readonly BlockStore store;
    private readonly ContextBook context;
    private readonly IBootReport report;
    private bool bootRecorded;
    private bool contextChanged;

    public BootOpening(RecordJournal journal, BlockStore store, ContextBook context, IBootReport report)
    {
        this.journal = journal;
        this.store = store;
        this.context = context;
        this.report = report;
    }

    /// <summary>Boot and context are on record: from now on something may be published.</summary>
    public bool IsOpen { get; private set; }

    public bool Accept(PeriodRecord record)
    {
        return (IsOpen ? !contextChanged || Describe(record.StartUptimeMs) : TryOpen(record.StartUptimeMs)) && journal.Accept(record);
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
        if (!journal.SettleEarlierBoot() || !(bootRecorded || RecordBoot(uptimeMs)))
        {
            return false;
        }

        IsOpen = Describe(uptimeMs);
        return IsOpen;
    }

    private bool Describe(long uptimeMs)
    {
        var description = new ByteWriter(new byte[DescriptionLimitBytes]);
        report.WriteDescription(description);
        bool isEstablished = context.Establish(uptimeMs, description);
        contextChanged &= !isEstablished;
        return isEstablished;
    }

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
