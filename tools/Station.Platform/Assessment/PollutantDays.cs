using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>Hour, eight-hour and day means with the rules of validity (GB 3095-2026, 3.7 to 3.10 and 6.4).</summary>
internal static class PollutantDays
{
    private const int Window = 8;

    /// <param name="eightHourLimit">A highest sliding mean above this, in ug/m3, counts however few there are; null for none.</param>
    public static PollutantDay Of(Pollutant pollutant, HourParts parts, AirStatisticsTable rules, Fraction? eightHourLimit)
    {
        Fraction?[] hours = [.. Enumerable.Range(0, HourParts.HoursOfDay).Select(hour => MeanOf(parts.ValidOf(hour, rules.HourMinutes)))];
        Fraction[] valid = [.. Valid(hours)];
        var windows = EightHourMeans(hours, rules.EightHours);
        Fraction? highestWindow = windows.Count == 0 ? null : windows.Max();
        var isEnough = windows.Count >= rules.EightHourMeans || highestWindow > eightHourLimit;
        return new PollutantDay
        {
            Pollutant = pollutant,
            HourMeans = hours,
            ValidHours = valid.Length,
            DayMean = valid.Length >= rules.DayHours ? MeanOf(valid) : null,
            EightHourMeans = windows.Count,
            HighestEightHours = isEnough ? highestWindow : null,
            HighestHour = valid.Length == 0 ? null : valid.Max(),
        };
    }

    /// <summary>The means over eight hours that lie wholly in the day: those that end at 8, 9, ... 24 o'clock.</summary>
    private static List<Fraction> EightHourMeans(Fraction?[] hours, int leastHours)
    {
        var means = new List<Fraction>();
        for (var first = 0; first + Window <= hours.Length; first++)
        {
            Fraction[] valid = [.. Valid(hours[first..(first + Window)])];
            if (valid.Length >= leastHours)
            {
                means.Add(MeanOf(valid));
            }
        }

        return means;
    }

    private static IEnumerable<Fraction> Valid(IEnumerable<Fraction?> means) =>
        means.Where(mean => mean is not null).Select(mean => mean!.Value);

    private static Fraction MeanOf(Fraction[] values) => values.Aggregate((sum, value) => sum + value) / values.Length;

    /// <summary>The mean over time: a record counts by the seconds in which it measured.</summary>
    private static Fraction? MeanOf(IReadOnlyList<(Fraction Value, int Seconds)> parts)
    {
        var seconds = parts.Sum(part => part.Seconds);
        return seconds == 0
            ? null
            : parts.Aggregate((Fraction)0, (sum, part) => sum + (part.Value * part.Seconds)) / seconds;
    }
}
