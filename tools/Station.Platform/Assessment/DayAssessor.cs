using Station.Platform.Errors;
using Station.Platform.Standards;
using Station.Platform.Storage;

namespace Station.Platform.Assessment;

/// <summary>Assesses days of a store. What it says depends on the store's content and the tables alone, and may be drawn up again at any time.</summary>
/// <param name="path">The store's file, for errors.</param>
public sealed class DayAssessor(string path, EvidenceReader reader, StandardTables tables)
{
    /// <param name="zone">The functional zone of noise; null when none is known.</param>
    /// <exception cref="PlatformException">The store has nothing of the station, or nothing of that day.</exception>
    public DayAssessment Assess(uint station, LocalDay day, NoiseZone? zone)
    {
        if (!reader.ReadKeys().Any(key => key.Station == station))
        {
            throw new PlatformException(ErrorToken.StationUnknown, path, $"the store has nothing of station {station:x8}");
        }

        var statistics = tables.InForce<AirStatisticsTable>(day.Date);
        var readings = new DayReadings(day, statistics);
        foreach (var period in reader.ReadPeriods(station, day.StartUtcMs, day.EndUtcMs))
        {
            readings.Take(period);
        }

        var pending = reader.CountPendingPeriods(station);
        return readings.Records > 0
            ? Assess(station, day, zone, readings, pending, statistics)
            : throw new PlatformException(ErrorToken.NoRecords, path, Nothing(station, day, pending));
    }

    private static string Nothing(uint station, LocalDay day, long pending) =>
        $"there is no record of station {station:x8} on {day.Date:yyyy-MM-dd}"
        + (pending > 0 ? $", and {pending} of its records have no time yet" : string.Empty);

    private DayAssessment Assess(
        uint station, LocalDay day, NoiseZone? zone, DayReadings readings, long pending, AirStatisticsTable? statistics)
    {
        var index = tables.InForce<AirIndexTable>(day.Date);
        var limits = tables.InForce<AirLimitTable>(day.Date);
        var zones = tables.InForce<NoiseZoneTable>(day.Date);
        var hasAir = readings.Air.Count > 0 && statistics is not null && index is not null;
        var hasNoise = zones is not null && !(readings.Levels.IsEmpty && readings.HighestLevels.IsEmpty);
        StandardTable?[] used = [.. hasAir ? [statistics, index, limits] : Array.Empty<StandardTable?>(), hasNoise ? zones : null];
        return new DayAssessment
        {
            Station = station,
            Day = day,
            Site = readings.Site,
            Records = readings.Records,
            CountedRecords = readings.CountedRecords,
            LargestUncertaintyMs = readings.LargestUncertaintyMs,
            PendingRecords = pending,
            LeftOut = readings.LeftOut,
            Answers = reader.ReadAnswers(station, day.StartUtcMs, day.EndUtcMs),
            Air = hasAir ? AirDayAssessor.Assess(readings.Air, statistics!, index!, limits) : null,
            Noise = hasNoise ? NoiseDayAssessor.Assess(readings.Levels, readings.HighestLevels, zones!, zone) : null,
            Tables = [.. used.OfType<StandardTable>()],
        };
    }
}
