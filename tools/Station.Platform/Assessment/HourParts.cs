namespace Station.Platform.Assessment;

/// <summary>One quantity's values of a day, by local hour.</summary>
internal sealed class HourParts
{
    public const int HoursOfDay = 24;

    private const int HourSeconds = 3600;

    private readonly List<HourPart>[] hours = [.. Enumerable.Range(0, HoursOfDay).Select(_ => new List<HourPart>())];

    public bool IsEmpty => hours.All(parts => parts.Count == 0);

    public void Add(int hour, HourPart part) => hours[hour].Add(part);

    /// <summary>
    /// The values that make up an hour: the station's own hour record where there is one, whether it counts or not, else its
    /// records of the shortest period. Records of two lengths are never mixed: they would count the same minutes twice.
    /// </summary>
    public IReadOnlyList<(Fraction Value, int Seconds)> Of(int hour)
    {
        var parts = hours[hour];
        if (parts.Count == 0)
        {
            return [];
        }

        var hasHour = parts.Any(part => part.PeriodSeconds == HourSeconds);
        var period = hasHour ? HourSeconds : parts.Min(part => part.PeriodSeconds);
        return [.. parts.Where(part => part.PeriodSeconds == period && part.Value is not null).Select(part => (part.Value!.Value, part.Seconds))];
    }

    /// <summary>The same for hours with enough minutes of sampling; empty for the others.</summary>
    public IReadOnlyList<(Fraction Value, int Seconds)> ValidOf(int hour, int leastMinutes)
    {
        var parts = Of(hour);
        return parts.Sum(part => part.Seconds) >= 60 * leastMinutes ? parts : [];
    }
}
