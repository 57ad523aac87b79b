using Station.Platform.Storage;
using Station.Simulator.Fleet;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>
/// Holds the hour records of a boot against the single readings of the simulated devices. Minutes come in first; with the last one of an hour its record is worked out, so that readings
/// need not be kept until the record arrives, which takes six hours.
/// </summary>
internal sealed class HourJudge(FleetStation station, BootClock clock)
{
    /// <summary>Time that becomes known in an hour's last minute comes too late for it.</summary>
    private const long LatestMs = 120_000;

    private readonly List<TruthPeriod> minutes = [];
    private readonly List<HourTruth> awaited = [];
    private readonly List<(long Sequence, HourTruth Truth)> taken = [];
    private long? firstStartMs;
    private long hourStartMs;
    private StoredRecord? before;

    /// <summary>Readings before that uptime are of no use any more, but for what looks back from there.</summary>
    public long NeededFromMs => IsUsual || taken.Count > 0 ? hourStartMs : 0;

    /// <summary>The boot's first hour begins with its first minute. Where an hour ended before time was known, only the firmware knows with which one it begins.</summary>
    private bool IsUsual => firstStartMs is { } startMs && clock.BecameKnownInPeriodOf(startMs);

    /// <summary>Takes the next minute of the boot.</summary>
    public void TakeMinute(TruthPeriod minute, long sequence)
    {
        bool isFirst = minutes.Count == 0;
        if (isFirst || minutes[^1].EndMs != minute.StartMs)
        {
            hourStartMs = minute.StartMs;
        }

        if (!isFirst && awaited.Count > 0 && awaited[^1].EndMs == minutes[^1].EndMs)
        {
            awaited[^1].MustBeThere = clock.ResolvedForMs(awaited[^1].EndMs) > LatestMs;
        }

        firstStartMs ??= minute.StartMs;
        minutes.Add(minute);
        if (clock.HourEndingAt(minute.EndMs) is not null)
        {
            if (Expect(hourStartMs, minute.EndMs, sequence) is { } truth)
            {
                awaited.Add(truth);
            }

            hourStartMs = minute.EndMs;
        }
    }

    /// <summary>Whether all that a verdict needs is there: the hour's minutes and the hours before.</summary>
    public bool CanJudge(StoredRecord hour)
    {
        long endMs = hour.StartMs + hour.LengthMs;
        bool isEarlierAwaited = awaited.Any(earlier => earlier.MustBeThere && earlier.EndMs < endMs);
        return !isEarlierAwaited && minutes.Count > 0 && minutes[^1].EndMs >= endMs;
    }

    /// <summary>Takes an hour record and says what is wrong with it; null when it is true.</summary>
    public string? Difference(StoredRecord hour)
    {
        StoredRecord? last = before;
        before = hour;
        return RecordTime.Difference(station, hour, last) ?? ContentDifference(hour);
    }

    /// <summary>Ends of hours, in ms of the boot, that have no record though a later hour has one.</summary>
    /// <param name="newestSequence">Sequence of the newest hour that is confirmed, of any boot.</param>
    public IEnumerable<long> Missing(long newestSequence) =>
        awaited.Where(hour => hour.MustBeThere && hour.MinuteSequence < newestSequence).Select(hour => hour.EndMs);

    /// <summary>Hours that are awaited and must come.</summary>
    public bool IsAwaiting => awaited.Any(hour => hour.MustBeThere);

    /// <summary>Whether a record is one of the hours that were found to be true or not, and none before them is awaited.</summary>
    public bool HasTaken(long sequence) => taken.Any(hour => hour.Sequence == sequence);

    /// <summary>The hours of a local day that were taken.</summary>
    public IEnumerable<HourTruth> TakenOf(long dayNumber) => taken.Select(hour => hour.Truth).Where(hour => hour.Number / DayHours.Count == dayNumber);

    /// <summary>Keeps what verdicts to come need: the minutes of the hour that is open, and the hours of the present day and the one before.</summary>
    public void Forget()
    {
        long neededFromMs = NeededFromMs;
        minutes.RemoveRange(0, minutes.FindIndex(minute => minute == minutes[^1] || minute.EndMs > neededFromMs) is > 0 and var count ? count : 0);
        long yesterday = taken.Count == 0 ? 0 : taken[^1].Truth.Number / DayHours.Count - 1;
        taken.RemoveAll(hour => hour.Truth.Number / DayHours.Count < yesterday);
    }

    private string? ContentDifference(StoredRecord hour)
    {
        long endMs = hour.StartMs + hour.LengthMs;
        if (clock.HourEndingAt(endMs) is null)
        {
            return $"ends at {endMs} ms of its boot, which is no end of an hour";
        }

        int at = awaited.FindIndex(earlier => earlier.EndMs == endMs);
        HourTruth? truth = at >= 0 && awaited[at].StartMs == hour.StartMs ? awaited[at] : Expect(hour.StartMs, endMs, hour.Sequence);
        awaited.RemoveAll(earlier => earlier.EndMs == endMs || (earlier.EndMs < endMs && !earlier.MustBeThere));
        if (truth is null)
        {
            return "is not made of whole minutes that are there";
        }

        taken.Add((hour.Sequence, truth));
        if (hour.Values.Count != truth.Values.Count || hour.Qualities.Count != truth.Values.Count)
        {
            return $"has {hour.Values.Count} values instead of {truth.Values.Count}";
        }

        return Enumerable.Range(0, truth.Values.Count)
            .Select(column => TruthTexts.Difference(hour, column, truth.Values[column]) is { } difference ? $"column {column} {difference}" : null)
            .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>The truth about the hour of that time; null when it is not made of whole minutes that are there.</summary>
    private HourTruth? Expect(long startMs, long endMs, long sequence)
    {
        TruthPeriod[] within = [.. minutes.Where(minute => minute.StartMs >= startMs && minute.StartMs < endMs)];
        if (within.Length == 0 || within[0].StartMs != startMs || within.Sum(minute => minute.LengthMs) != endMs - startMs)
        {
            return null;
        }

        TruthBook book = station.Models.Book;
        return new HourTruth
        {
            StartMs = startMs,
            EndMs = endMs,
            Number = clock.HourEndingAt(endMs) ?? 0,
            MinuteSequence = sequence,
            Values = book.ExpectHour(clock.Boot, within),
            Energies = book.LevelColumns.ToDictionary(column => column, column => book.ExpectEnergy(clock.Boot, startMs, endMs - startMs, column)),
        };
    }
}
