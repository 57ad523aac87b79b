using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>A day's sound levels: hours, day, night, and the zone's limits (GB 3096, HJ 906).</summary>
internal static class NoiseDayAssessor
{
    public static NoiseDay Assess(HourParts levels, HourParts highest, NoiseZoneTable table, NoiseZone? zone)
    {
        (double Level, double Weight)[][] hours = [.. Enumerable.Range(0, HourParts.HoursOfDay).Select(hour => Weighted(levels.ValidOf(hour, table.HourMinutes)))];
        int[] night = [.. Enumerable.Range(0, hours.Length).Where(table.IsNight)];
        int[] day = [.. Enumerable.Range(0, hours.Length).Except(night)];
        var dayLevel = Round(LevelOf(hours, day, table.DayHours), table);
        var nightLevel = Round(LevelOf(hours, night, table.NightHours), table);
        double? dayNight = dayLevel is null || nightLevel is null
            ? null
            : SoundLevel.DayNight((double)dayLevel, day.Length, (double)nightLevel, night.Length, table.NightWeight);
        Fraction? nightMaximum = night.SelectMany(highest.Of).Select(part => (Fraction?)part.Value).Max();
        var result = new NoiseDay
        {
            Table = table,
            Hours = [.. hours.Select(hour => Round(SoundLevel.Equivalent(hour), table))],
            ValidDayHours = day.Count(hour => hours[hour].Length > 0),
            ValidNightHours = night.Count(hour => hours[hour].Length > 0),
            Day = dayLevel,
            Night = nightLevel,
            DayNight = Round(dayNight, table),
            NightMaximum = nightMaximum?.RoundHalfEven(table.Decimals),
            Zone = null,
        };
        return zone is null ? result : result with { Zone = Judge(result, zone, zone.Night + table.NightMaximumExcess) };
    }

    private static ZoneFinding Judge(NoiseDay day, NoiseZone zone, int maximum) =>
        new(zone, maximum, Meets(day.Day, zone.Day), Meets(day.Night, zone.Night), Meets(day.NightMaximum, maximum));

    private static bool? Meets(decimal? level, int limit) => level is null ? null : level <= limit;

    private static double? LevelOf((double, double)[][] hours, int[] chosen, int leastHours) =>
        chosen.Count(hour => hours[hour].Length > 0) >= leastHours
            ? SoundLevel.Equivalent(chosen.SelectMany(hour => hours[hour]))
            : null;

    private static (double Level, double Weight)[] Weighted(IReadOnlyList<(Fraction Value, int Seconds)> parts) =>
        [.. parts.Select(part => (part.Value.ToDouble(), (double)part.Seconds))];

    private static decimal? Round(double? level, NoiseZoneTable table) =>
        level is null ? null : (decimal)Math.Round(level.Value, table.Decimals, MidpointRounding.ToEven);
}
