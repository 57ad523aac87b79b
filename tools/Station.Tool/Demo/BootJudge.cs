using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Simulator.Fleet;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>Judges the records of one boot of a station as they arrive, and keeps of them what verdicts to come need.</summary>
internal sealed class BootJudge
{
    private readonly FleetStation station;
    private readonly BootClock clock;
    private readonly HourJudge hours;
    private readonly AlarmJudge alarms;
    private readonly EventJudge events;

    public BootJudge(FleetStation station, int boot)
    {
        this.station = station;
        clock = new BootClock(station, boot);
        hours = new HourJudge(station, clock);
        alarms = new AlarmJudge(station.Models.Book.CreateAlarms());
        events = new EventJudge(station, clock, hours);
    }

    public int Number => clock.Boot;

    /// <summary>Sequence of the first minute of a later boot; null while this is the last one.</summary>
    public long? EndSequence { get; set; }

    public bool IsAwaitingHours => hours.IsAwaiting;

    /// <summary>Takes the next minute and says what is wrong with it; null when it is true.</summary>
    /// <param name="minute">The record.</param>
    /// <param name="before">The minute before, of whatever boot; null for none.</param>
    public string? TakeMinute(StoredRecord minute, StoredRecord? before)
    {
        TruthValue[] truth =
            [.. Enumerable.Range(0, station.Profile.Channels.Length).Select(column => station.Models.Book.Expect(Number, minute.StartMs, minute.LengthMs, column))];
        TruthPeriod period = clock.PeriodOf(minute);
        alarms.TakeMinute(period, truth);
        hours.TakeMinute(period, minute.Sequence);
        return RecordTime.Difference(station, minute, before) ?? ContentDifference(minute, truth);
    }

    /// <summary>Whether an hour record can be judged now.</summary>
    public bool CanJudgeHour(StoredRecord hour) => hour.UtcMs is not null && hours.CanJudge(hour);

    /// <summary>Takes an hour record and says what is wrong with it; null when it is true.</summary>
    public string? TakeHour(StoredRecord hour) => hours.Difference(hour);

    /// <summary>Whether an event can be judged now: the levels of a day wait for its last hour, which is the record before.</summary>
    public bool CanJudgeEvent(StoredRecord record) => record.EventType != EventType.DayLevels || hours.HasTaken(record.Sequence - 1);

    /// <summary>Takes an anchor, an alarm or the levels of a day, and says what is wrong with it; null when it is true, and for an alarm, which waits for its minute.</summary>
    public string? TakeEvent(StoredRecord record)
    {
        switch (EventDetail.Read(record.EventType!.Value, record.EventBody))
        {
            case AnchorEvent anchor:
                clock.TakeAnchor(record.StartMs);
                return events.Difference(anchor);
            case AlarmEvent alarm:
                alarms.TakeEvent(record, alarm);
                return null;
            case DayLevelsEvent levels:
                // Where the day's last hour has not come, nobody can say.
                return hours.HasTaken(record.Sequence - 1) ? events.Difference(levels) : null;
            default:
                return $"event of type {record.EventType} cannot be read";
        }
    }

    /// <summary>What is missing or too much once all records of the boot are there.</summary>
    /// <param name="newestHour">Sequence of the newest hour of any boot.</param>
    public IEnumerable<string> Omissions(long newestHour)
    {
        foreach (long endMs in hours.Missing(newestHour))
        {
            yield return $"is there, but not the hour that ended at {endMs} ms of boot {Number}";
        }

        if (alarms.Difference() is { } difference)
        {
            yield return $"is there, but boot {Number} {difference}";
        }
    }

    /// <summary>Drops what no verdict to come needs, and the readings of the devices with it.</summary>
    public void Forget()
    {
        hours.Forget();
        station.Models.Book.Forget(Number, hours.NeededFromMs - station.Models.Book.LookBackMs);
    }

    private string? ContentDifference(StoredRecord record, TruthValue[] truth)
    {
        if (record.Values.Count != truth.Length || record.Qualities.Count != truth.Length)
        {
            return $"has {record.Values.Count} values instead of {truth.Length}";
        }

        return Enumerable.Range(0, truth.Length)
            .Select(column => TruthTexts.Difference(record, column, truth[column]) is { } difference ? $"{station.Profile.Channels[column].Name} {difference}" : null)
            .FirstOrDefault(difference => difference is not null);
    }
}
