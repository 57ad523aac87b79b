using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Simulator.Fleet;

namespace Station.Tool.Demo;

/// <summary>
/// Holds what the platform stores of one station against what the simulator knows to be true, record by record and while the run goes on, so that neither has to be kept. Minutes are
/// judged in their order, and what has been judged is not read again.
/// </summary>
internal sealed class StationJudge(FleetStation station)
{
    private readonly TakenSequences taken = new();
    private readonly SortedDictionary<int, BootJudge> boots = [];
    private StoredRecord? lastMinute;
    private long newestHour = -1;
    private int forgottenBoot;

    public JudgeCount Count { get; } = new();

    /// <summary>Sequences from here on are not judged.</summary>
    public long SequenceLimit { get; set; } = long.MaxValue;

    /// <summary>First sequence that may not have been judged.</summary>
    public long FromSequence => taken.LowWater;

    /// <summary>Minutes up to this sequence have been judged.</summary>
    public long LastMinuteSequence => lastMinute?.Sequence ?? -1;

    /// <summary>Takes records that have arrived, in the order of their sequences.</summary>
    /// <param name="arrived">All records of the store that have not been judged; more does no harm.</param>
    /// <param name="isLast">Nothing more will come: what waited for records before it waits no longer.</param>
    public void Take(IEnumerable<StoredRecord> arrived, bool isLast)
    {
        StoredRecord[] records = [.. arrived.Where(record => record.IsConfirmed && record.Sequence < SequenceLimit && !taken.Contains(record.Sequence))];

        // Events first: what minutes and hours must hold depends on when time became known.
        TakeEvents(records, record => BootOf(record).CanJudgeEvent(record));
        TakeMinutes(records, isLast);
        TakeHours(records, isLast);
        TakeEvents(records, record => isLast || BootOf(record).CanJudgeEvent(record));
        CloseBoots(isLast);
    }

    /// <summary>Drops what no verdict to come needs: of earlier boots everything.</summary>
    public void Forget()
    {
        for (; forgottenBoot < (boots.Count == 0 ? 0 : boots.Keys.First()); forgottenBoot++)
        {
            station.Models.Book.Forget(forgottenBoot, long.MaxValue);
        }

        foreach (BootJudge boot in boots.Values)
        {
            boot.Forget();
        }
    }

    private void TakeEvents(StoredRecord[] records, Predicate<StoredRecord> canJudge)
    {
        foreach (StoredRecord record in records.Where(record => record.Kind == RecordKinds.Event && !taken.Contains(record.Sequence)))
        {
            if (record.EventType is not (EventType.Anchor or EventType.Alarm or EventType.DayLevels))
            {
                taken.Add(record.Sequence);
            }
            else if (canJudge(record))
            {
                Count.Events += Verdict(record.Sequence, BootOf(record).TakeEvent(record));
                taken.Add(record.Sequence);
            }
        }
    }

    private void TakeMinutes(StoredRecord[] records, bool isLast)
    {
        HashSet<long> there = [.. records.Select(record => record.Sequence)];
        foreach (StoredRecord minute in records.Where(record => record.Kind == RecordKinds.Minute))
        {
            if (!isLast && (minute.UtcMs is null || !Follows(minute, there)))
            {
                return;
            }

            BootJudge boot = BootOf(minute);
            if (lastMinute is not null && lastMinute.Boot < minute.Boot)
            {
                BootOf(lastMinute).EndSequence = minute.Sequence;
            }

            Count.Minutes++;
            Count.Delivered += Verdict(minute.Sequence, boot.TakeMinute(minute, lastMinute));
            taken.Add(minute.Sequence);
            lastMinute = minute;
        }
    }

    /// <summary>Whether no minute can come any more that lies between the last one and this.</summary>
    private bool Follows(StoredRecord minute, HashSet<long> there)
    {
        if (lastMinute is not null && lastMinute.Boot == minute.Boot && lastMinute.StartMs + lastMinute.LengthMs == minute.StartMs)
        {
            return true;
        }

        long sequence = LastMinuteSequence + 1;
        while (sequence < minute.Sequence && (taken.Contains(sequence) || there.Contains(sequence)))
        {
            sequence++;
        }

        return sequence == minute.Sequence;
    }

    private void TakeHours(StoredRecord[] records, bool isLast)
    {
        foreach (StoredRecord hour in records.Where(record => record.Kind == RecordKinds.Hour))
        {
            BootJudge boot = BootOf(hour);
            if (isLast || boot.CanJudgeHour(hour))
            {
                Count.Hours += Verdict(hour.Sequence, boot.TakeHour(hour));
                taken.Add(hour.Sequence);
                newestHour = Math.Max(newestHour, hour.Sequence);
            }
        }
    }

    /// <summary>Says what is missing of boots that nothing more will come of.</summary>
    private void CloseBoots(bool isLast)
    {
        foreach (BootJudge boot in boots.Values.ToArray())
        {
            if (isLast || (boot.EndSequence <= taken.LowWater && !boot.IsAwaitingHours))
            {
                foreach (string omission in boot.Omissions(newestHour))
                {
                    Verdict(Math.Max(newestHour, LastMinuteSequence), omission);
                }

                boots.Remove(boot.Number);
            }
        }
    }

    /// <summary>1 for a record that is true, 0 for one that is not, which is noted.</summary>
    private int Verdict(long sequence, string? difference)
    {
        if (difference is null)
        {
            return 1;
        }

        Count.AddUntrue($"station {station.Identity.Number}, record {sequence}: {difference}");
        return 0;
    }

    private BootJudge BootOf(StoredRecord record)
    {
        int number = (int)record.Boot;
        if (!boots.TryGetValue(number, out BootJudge? boot))
        {
            boot = new BootJudge(station, number);
            boots.Add(number, boot);
        }

        return boot;
    }
}
