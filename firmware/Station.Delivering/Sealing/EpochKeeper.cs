namespace Station.Sealing;

/// <summary>
/// Decides when the chain key steps, and has the one before destroyed. A key is never stepped while an earlier one may still be in flash: whoever takes the board gets the present
/// key and at most the one directly before.
/// </summary>
public sealed class EpochKeeper
{
    /// <summary>
    /// Records of an epoch: a day of minutes. The count is durable with each record, so that boots of any length add up. Blocks are not counted, because a boot closes two or three:
    /// flapping power would buy a sweep every quarter of an hour. Each block has at least one record, so this bounds them too.
    /// </summary>
    public const int RecordsOfEpoch = 1_440;

    /// <summary>Uptime of an epoch, for a station that runs and has nothing to record.</summary>
    public const long UptimeOfEpochMs = 24L * 3_600_000;

    /// <summary>Sweeps that any boot may begin. Beyond them something cuts each one short: a radio that pulls the supply down, say.</summary>
    public const int QuickSweeps = 8;

    /// <summary>Boots that last as long may sweep however often that failed before: four sweeps an hour wear nothing out soon.</summary>
    public const int LongBootMs = 15 * 60_000;

    /// <summary>Time between two sweeps in one boot.</summary>
    public const int RetryMs = 60 * 60_000;

    private const int IntervalMs = 5_000;
    private const int LargestMark = 255;

    private readonly KeyStore store;
    private readonly KeyRing ring;
    private readonly KeySweep sweep;
    private long beganMs;
    private long sweepAfterMs;
    private bool unmarkPending;
    private bool isRequested;

    public EpochKeeper(KeyStore store, KeyRing ring, KeySweep sweep)
    {
        this.store = store;
        this.ring = ring;
        this.sweep = sweep;
    }

    public int Epoch => store.Epoch;

    /// <summary>Nobody else should want room on the volume now.</summary>
    public bool HoldsVolume => sweep.HoldsVolume;

    /// <summary>No earlier key waits to be destroyed, and there is a next epoch.</summary>
    public bool CanStep => store.SweepMark == 0 && !sweep.IsRunning && store.Epoch < KeyRing.EpochLimit;

    /// <summary>Makes a step due.</summary>
    public void RequestStep() => isRequested = true;

    /// <summary>Does what is due, at most two file operations; returns when to be called next.</summary>
    public long Step(long nowMs, JournalCondition journal)
    {
        if (sweep.IsRunning)
        {
            long dueMs = sweep.Step(nowMs, journal);
            unmarkPending = sweep.HasFinished;
            return dueMs;
        }

        if (!sweep.TryGiveBack())
        {
            return nowMs + IntervalMs;
        }

        if (unmarkPending)
        {
            unmarkPending = !store.TryMark(0);
        }
        else if (store.SweepMark != 0)
        {
            BeginSweep(nowMs, journal);
        }
        else if (IsDue(nowMs, journal) && store.TryStep(ring, journal.NextSequence))
        {
            beganMs = nowMs;
            sweepAfterMs = 0;
            isRequested = false;
        }

        return nowMs + IntervalMs;
    }

    /// <summary>Gives the volume back before a planned reboot: the journal has a block to close.</summary>
    public void PrepareForReboot() => sweep.GiveUp();

    private bool IsDue(long nowMs, JournalCondition journal)
    {
        // A sequence that lies before the epoch's begin is that of a journal which began anew.
        long records = journal.NextSequence - store.BeganSequence;
        return isRequested || records < 0 || records >= RecordsOfEpoch || nowMs - beganMs >= UptimeOfEpochMs;
    }

    private void BeginSweep(long nowMs, JournalCondition journal)
    {
        int begun = store.SweepMark - KeyStore.FirstSweepMark;
        bool allowed = nowMs >= sweepAfterMs && (begun < QuickSweeps || nowMs >= LongBootMs);
        if (!allowed || journal.IsRefusing)
        {
            return;
        }

        // Counted before it is begun: one that is cut short must count.
        if (store.SweepMark == LargestMark || store.TryMark(store.SweepMark + 1))
        {
            sweepAfterMs = nowMs + RetryMs;
            sweep.Begin();
        }
    }
}
