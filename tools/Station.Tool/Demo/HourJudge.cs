using Station.Platform.Storage;
using Station.Simulator.Fleet;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>Holds the hour records of a boot against the single readings of the simulated devices.</summary>
internal sealed class HourJudge(FleetStation station, BootRecords boot)
{
    /// <summary>Time that becomes known in an hour's last minute comes too late for it.</summary>
    private const long LatestMs = 120_000;

    /// <summary>What is wrong with an hour; null when it is true.</summary>
    public string? Difference(StoredRecord hour)
    {
        TruthPeriod[] minutes = boot.MinutesIn(hour.StartMs, hour.StartMs + hour.LengthMs);
        if (boot.HourEndingAt(hour.StartMs + hour.LengthMs) is null)
        {
            return $"ends at {hour.StartMs + hour.LengthMs} ms of its boot, which is no end of an hour";
        }

        if (minutes.Length == 0 || minutes[0].StartMs != hour.StartMs || minutes.Sum(minute => minute.LengthMs) != hour.LengthMs)
        {
            return "is not made of whole minutes that are there";
        }

        IReadOnlyList<TruthValue> truth = station.Models.Book.ExpectHour(boot.Number, minutes);
        if (hour.Values.Count != truth.Count || hour.Qualities.Count != truth.Count)
        {
            return $"has {hour.Values.Count} values instead of {truth.Count}";
        }

        return Enumerable.Range(0, truth.Count)
            .Select(column => TruthTexts.Difference(hour, column, truth[column]) is { } difference ? $"column {column} {difference}" : null)
            .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>Ends of hours, in ms of the boot, that have no record though a later hour has one.</summary>
    /// <param name="newestSequence">Sequence of the newest hour that is confirmed, of any boot.</param>
    public IEnumerable<long> Missing(long newestSequence)
    {
        HashSet<long> there = [.. boot.Hours.Select(hour => hour.StartMs + hour.LengthMs)];
        return boot.Minutes
            .Where(minute => minute.Sequence < newestSequence && minute != boot.Minutes[^1])
            .Select(minute => minute.StartMs + minute.LengthMs)
            .Where(endMs => boot.ResolvedForMs(endMs) > LatestMs && boot.HourEndingAt(endMs) is not null && !there.Contains(endMs));
    }
}
