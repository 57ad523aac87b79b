namespace Station.Platform.Assessment;

/// <summary>One quantity's values of a day, by local hour.</summary>
internal sealed class HourParts
{
    public const int HoursOfDay = 24;

    private readonly List<HourPart>[] hours = [.. Enumerable.Range(0, HoursOfDay).Select(_ => new List<HourPart>())];

    public bool IsEmpty => hours.All(parts => parts.Count == 0);

    public void Add(int hour, HourPart part) => hours[hour].Add(part);

    /// <summary>
    /// The values that make up an hour: of the records of one period, those that cover most of it, and the longer period when
    /// two cover the same. Records of two lengths are never mixed, which would count minutes twice; and a station's hour record
    /// of the half after a restart does not hide the minutes of the half before.
    /// </summary>
    public IReadOnlyList<(Fraction Value, int Seconds)> Of(int hour)
    {
        var best = hours[hour].Where(part => part.Value is not null)
            .GroupBy(part => part.PeriodSeconds)
            .OrderByDescending(group => group.Sum(part => part.Seconds)).ThenByDescending(group => group.Key)
            .FirstOrDefault();
        return best is null ? [] : [.. best.Select(part => (part.Value!.Value, part.Seconds))];
    }

    /// <summary>The same for hours with enough minutes of sampling; empty for the others.</summary>
    public IReadOnlyList<(Fraction Value, int Seconds)> ValidOf(int hour, int leastMinutes)
    {
        var parts = Of(hour);
        return parts.Sum(part => part.Seconds) >= 60 * leastMinutes ? parts : [];
    }
}
