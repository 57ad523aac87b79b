using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>A day's concentrations against the index and the limits in force.</summary>
internal static class AirDayAssessor
{
    public static AirDay Assess(
        IReadOnlyDictionary<Pollutant, HourParts> air, AirStatisticsTable rules, AirIndexTable index, AirLimitTable? limits)
    {
        PollutantDay[] days = [.. air.OrderBy(pair => pair.Key).Select(pair => PollutantDays.Of(pair.Key, pair.Value, rules, EightHourLimit(limits, pair.Key)))];
        var byPollutant = days.ToDictionary(day => day.Pollutant);
        return new AirDay(
            days,
            index.Of(index.Day, use => byPollutant.GetValueOrDefault(use.Pollutant) is { } day ? OfDay(day, use.Row, rules) : null),
            [.. Enumerable.Range(0, HourParts.HoursOfDay).Select(hour => index.Of(
                index.Hour, use => byPollutant.GetValueOrDefault(use.Pollutant)?.HourMeans[hour]))],
            [.. Findings(byPollutant, index, limits)],
            index);
    }

    /// <summary>Year limits are no matter of a day.</summary>
    private static IEnumerable<LimitFinding> Findings(
        Dictionary<Pollutant, PollutantDay> days, AirIndexTable index, AirLimitTable? limits)
    {
        foreach (var limit in limits?.Limits ?? [])
        {
            if (limit.Averaging != Averaging.Year && days.TryGetValue(limit.Pollutant, out var day))
            {
                decimal? Rounded(Fraction? micrograms) => (micrograms / limit.Unit.Micrograms())?.RoundHalfEven(index.Decimals[limit.Unit]);
                int? above = limit.Averaging == Averaging.Hour ? day.HourMeans.Count(mean => Rounded(mean) > limit.GradeTwo) : null;
                yield return new LimitFinding(limit, Rounded(day.Of(limit.Averaging)), above);
            }
        }
    }

    /// <summary>A highest hour speaks for a day only with as many hours as a day's mean needs.</summary>
    private static Fraction? OfDay(PollutantDay day, Averaging row, AirStatisticsTable rules) =>
        row == Averaging.Hour && day.ValidHours < rules.DayHours ? null : day.Of(row);

    private static Fraction? EightHourLimit(AirLimitTable? limits, Pollutant pollutant) => limits?.Limits
        .Where(limit => limit.Pollutant == pollutant && limit.Averaging == Averaging.EightHours)
        .Select(limit => (Fraction?)((Fraction)limit.GradeTwo * limit.Unit.Micrograms())).FirstOrDefault();
}
