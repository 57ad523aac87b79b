using Station.Platform.Storage;
using Station.Simulator.Fleet;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>Holds what the platform stores against what the simulator knows to be true, record by record.</summary>
internal sealed class DemoJudge
{
    /// <summary>
    /// An uncertainty beyond this would make any time true. The time servers of a demonstration always answer, and a quarter of a day from an anchor at 50 ppm is 1.1 s.
    /// </summary>
    private const long LargestUncertaintyMs = 5_000;

    /// <summary>Confirmed minutes that are true.</summary>
    public long Delivered { get; private set; }

    /// <summary>Confirmed hours that are true.</summary>
    public long Hours { get; private set; }

    /// <summary>Confirmed events that are true: clock anchors, alarms, levels of days.</summary>
    public long Events { get; private set; }

    /// <summary>Confirmed records that are not true, and hours and alarms that are missing.</summary>
    public long Untrue { get; private set; }

    /// <summary>The first untrue record, in words.</summary>
    public string? FirstUntrue { get; private set; }

    /// <summary>Judges the records of a station below a sequence, in the order of their sequences.</summary>
    public void Judge(IEnumerable<StoredRecord> records, FleetStation station, long sequenceLimit)
    {
        StoredRecord[] confirmed = [.. records.Where(record => record.IsConfirmed && record.Sequence < sequenceLimit)];
        JudgeMinutes(confirmed, station);
        long newestHour = confirmed.Where(record => record.Kind == RecordKinds.Hour).Select(record => record.Sequence).DefaultIfEmpty(-1).Max();
        foreach (BootRecords boot in confirmed.GroupBy(record => record.Boot).Select(group => new BootRecords(station, group)))
        {
            JudgeHours(boot, station, newestHour);
            JudgeEvents(boot, station);
        }
    }

    private void JudgeMinutes(IEnumerable<StoredRecord> records, FleetStation station)
    {
        StoredRecord? before = null;
        foreach (StoredRecord record in records.Where(record => record.Kind == RecordKinds.Minute))
        {
            Delivered += Count(station, record.Sequence, WrongTime(station, record, before) ?? WrongContent(station, record));
            before = record;
        }
    }

    private void JudgeHours(BootRecords boot, FleetStation station, long newestHour)
    {
        var judge = new HourJudge(station, boot);
        StoredRecord? before = null;
        foreach (StoredRecord hour in boot.Hours)
        {
            Hours += Count(station, hour.Sequence, WrongTime(station, hour, before) ?? judge.Difference(hour));
            before = hour;
        }

        foreach (long endMs in judge.Missing(newestHour))
        {
            _ = Count(station, newestHour, $"is there, but not the hour that ended at {endMs} ms of boot {boot.Number}");
        }
    }

    private void JudgeEvents(BootRecords boot, FleetStation station)
    {
        var judge = new EventJudge(station, boot);
        foreach (StoredRecord record in judge.Judged)
        {
            Events += Count(station, record.Sequence, judge.Difference(record));
        }

        if (judge.AlarmDifference() is { } difference)
        {
            _ = Count(station, boot.Minutes[^1].Sequence, $"boot {boot.Number} {difference}");
        }
    }

    /// <summary>1 for a record that is true, 0 for one that is not, which is noted.</summary>
    private int Count(FleetStation station, long sequence, string? difference)
    {
        if (difference is null)
        {
            return 1;
        }

        Untrue++;
        FirstUntrue ??= $"station {station.Identity.Number}, record {sequence}: {difference}";
        return 0;
    }

    private static string? WrongTime(FleetStation station, StoredRecord record, StoredRecord? before)
    {
        if (before is not null && before.Boot == record.Boot && record.StartMs < before.StartMs + before.LengthMs)
        {
            return $"starts at {record.StartMs} ms of its boot, within record {before.Sequence}";
        }

        long? trueUtcMs = station.TrueUtcMs(record.Boot, record.StartMs);
        bool known = trueUtcMs is not null && record.UtcMs is not null && record.UncertaintyMs <= LargestUncertaintyMs;
        return known && Math.Abs(record.UtcMs!.Value - trueUtcMs!.Value) <= record.UncertaintyMs
            ? null
            : $"starts at {record.UtcMs} ms +- {record.UncertaintyMs} ms instead of {trueUtcMs} ms";
    }

    private static string? WrongContent(FleetStation station, StoredRecord record)
    {
        if (record.Values.Count != station.Profile.Channels.Length || record.Qualities.Count != record.Values.Count)
        {
            return $"has {record.Values.Count} values instead of {station.Profile.Channels.Length}";
        }

        for (int column = 0; column < record.Values.Count; column++)
        {
            TruthValue truth = station.Models.Book.Expect((int)record.Boot, record.StartMs, record.LengthMs, column);
            if (TruthTexts.Difference(record, column, truth) is { } difference)
            {
                return $"{station.Profile.Channels[column].Name} {difference}";
            }
        }

        return null;
    }
}
