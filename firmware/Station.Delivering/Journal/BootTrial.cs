using Station.Aggregation;

namespace Station.Journal;

/// <summary>
/// The door of the journal after too many short boots in a row: the boot must last before anything is written for it. Its minutes are held in memory, told to nobody, and accepted one
/// after the other once it has lasted; a boot that ends earlier leaves no trace in flash (docs/journal-format.md section 7).
/// </summary>
public sealed class BootTrial : IRecordSink
{
    /// <summary>No two periods end closer to each other than this, and no more than two are shorter than a minute: where the minutes are moved.</summary>
    private const int PeriodMs = 60_000;

    private const int ShorterPeriods = 2;

    private readonly BootOpening opening;
    private readonly PeriodRecord[] held;
    private readonly int trialMs;
    private int first;

    /// <param name="opening">Takes the records.</param>
    /// <param name="columnCount">Columns of a record.</param>
    /// <param name="trialMs">Uptime from which on records are accepted; 0 for at once.</param>
    public BootTrial(BootOpening opening, int columnCount, int trialMs)
    {
        this.opening = opening;
        this.trialMs = trialMs;
        held = new PeriodRecord[trialMs == 0 ? 0 : trialMs / PeriodMs + ShorterPeriods];
        for (int i = 0; i < held.Length; i++)
        {
            held[i] = new PeriodRecord(columnCount);
        }
    }

    /// <summary>Records in memory that the journal does not have yet.</summary>
    public int HeldRecords { get; private set; }

    /// <summary>False while this boot is on trial, and while records of that time are still to be accepted: the caller offers the record again.</summary>
    public bool Accept(PeriodRecord record)
    {
        if (record.StartUptimeMs + record.LengthMs < trialMs)
        {
            Hold(record);
            return false;
        }

        if (HeldRecords == 0)
        {
            return opening.Accept(record);
        }

        // One a call, so that none stalls for long.
        if (opening.Accept(held[first]))
        {
            first++;
            HeldRecords--;
        }

        return false;
    }

    private void Hold(PeriodRecord record)
    {
        bool isOffered = HeldRecords > 0 && held[HeldRecords - 1].StartUptimeMs == record.StartUptimeMs;
        if (!isOffered && HeldRecords < held.Length)
        {
            held[HeldRecords++].CopyFrom(record);
        }
    }
}
