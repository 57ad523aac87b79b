using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Simulator.Fleet;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>Holds the events of a boot that say something of the world against the simulator: clock anchors, alarms, levels of days.</summary>
internal sealed class EventJudge(FleetStation station, BootRecords boot)
{
    private const int HoursOfDay = 24;
    private const int DayFromHour = 6;
    private const int NightFromHour = 22;

    /// <summary>A night counts 10 dB more.</summary>
    private const int NightPenalty = 100;

    /// <summary>Events that are judged here.</summary>
    public IEnumerable<StoredRecord> Judged => boot.Events.Where(record => record.EventType is EventType.Anchor or EventType.Alarm or EventType.DayLevels);

    /// <summary>What is wrong with an anchor or the levels of a day; null when it is true, and for an alarm, which is judged by <see cref="AlarmDifference"/>.</summary>
    public string? Difference(StoredRecord record) => EventDetail.Read(record.EventType!.Value, record.EventBody) switch
    {
        AnchorEvent anchor => Difference(anchor),
        DayLevelsEvent levels => Difference(record, levels),
        null => $"event of type {record.EventType} cannot be read",
        _ => null,
    };

    /// <summary>The first alarm that is there and should not be, or the other way round. Of the last minute of a boot a power cut may have taken the event.</summary>
    public string? AlarmDifference()
    {
        long lastMs = boot.Minutes.Length == 0 ? 0 : boot.Minutes[^1].StartMs + boot.Minutes[^1].LengthMs;
        List<AlarmTurn> expected = [.. station.Models.Book.ExpectAlarms(boot.Number, boot.MinutesIn(0, long.MaxValue))];
        List<AlarmTurn> told = [.. boot.Events.Select(record => (record.StartMs, Detail: EventDetail.Read(record.EventType!.Value, record.EventBody) as AlarmEvent))
            .Where(pair => pair.Detail is not null)
            .Select(pair => new AlarmTurn(pair.StartMs, pair.Detail!.Name, (int)pair.Detail.Column, pair.Detail.IsRaised, pair.Detail.Value))];
        for (int i = 0; i < Math.Max(expected.Count, told.Count); i++)
        {
            AlarmTurn? should = i < expected.Count ? expected[i] : null;
            AlarmTurn? does = i < told.Count ? told[i] : null;
            bool isCutOff = does is null && should!.UptimeMs >= lastMs;
            if (should != does && !isCutOff)
            {
                return $"tells {does?.ToString() ?? "nothing"} instead of {should?.ToString() ?? "nothing"}";
            }
        }

        return null;
    }

    private string? Difference(AnchorEvent anchor)
    {
        long? trueMs = station.TrueUtcMs(boot.Number, anchor.UptimeMs);
        return trueMs is not null && Math.Abs(anchor.UtcMs - trueMs.Value) <= anchor.UncertaintyMs ? null : $"anchors {anchor.UtcMs} ms +- {anchor.UncertaintyMs} ms instead of {trueMs} ms";
    }

    private string? Difference(StoredRecord record, DayLevelsEvent levels)
    {
        // The day's last hour is the record before; where it has not come yet, nobody can say.
        if (!boot.Hours.Any(hour => hour.Sequence == record.Sequence - 1))
        {
            return null;
        }

        return levels.Levels.Select(level => Difference(level, Expected(levels.DayNumber, (int)level.Column))).FirstOrDefault(difference => difference is not null);
    }

    private static string? Difference(DayLevel level, DayLevel expected) => level == expected ? null : $"{level} instead of {expected}";

    private DayLevel Expected(long dayNumber, int column)
    {
        var hours = boot.Hours
            .Select(hour => (Period: new TruthPeriod(hour.StartMs, hour.LengthMs, null), Number: boot.HourEndingAt(hour.StartMs + hour.LengthMs) ?? 0))
            .Where(hour => hour.Number / HoursOfDay == dayNumber)
            .ToLookup(hour => hour.Number % HoursOfDay is >= DayFromHour and < NightFromHour, hour => hour.Period);
        (int Level, int Readings)? day = station.Models.Book.ExpectLevel(boot.Number, hours[true], column);
        (int Level, int Readings)? night = station.Models.Book.ExpectLevel(boot.Number, hours[false], column);
        long both = day is { } d && night is { } n ? DayNight(d.Level, n.Level) : 0;
        return new DayLevel(column, day?.Readings ?? 0, day?.Level ?? 0, night?.Readings ?? 0, night?.Level ?? 0, both);
    }

    private static long DayNight(int day, int night) => (long)Math.Round(
        100 * Math.Log10(((16 * Math.Pow(10, day / 100.0)) + (8 * Math.Pow(10, (night + NightPenalty) / 100.0))) / HoursOfDay), MidpointRounding.ToEven);
}
