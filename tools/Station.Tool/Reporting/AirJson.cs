using Station.Platform.Assessment;
using Station.Platform.Standards;

namespace Station.Tool.Reporting;

/// <summary>The part of the report's JSON that is about air.</summary>
internal static class AirJson
{
    public static object Of(AirDay air) => new
    {
        Index = Of(air.Index),
        Parts = air.Index.Parts.Select(part => new
        {
            Pollutant = part.Pollutant.Token(),
            Averaging = part.Row.Token(),
            part.Concentration,
            Unit = part.Unit.Token(),
            Iaqi = part.Index,
        }),
        Limits = air.Limits.Select(Of),
        Pollutants = air.Pollutants.Select(pollutant => Of(air, pollutant)),
        Hours = air.Hours.Select((hour, number) => new { Hour = number, Index = Of(hour) }).Where(hour => air.Hours[hour.Hour].Index is not null),
    };

    private static object Of(AirIndexResult index) => new
    {
        Aqi = index.Index,
        Published = index.IsPublished,
        Level = index.Level?.Number,
        LevelName = index.Level?.Name,
        Color = index.Level?.Color,
        Primary = index.Primary.Select(pollutant => pollutant.Token()),
        Missing = index.Missing.Select(pollutant => pollutant.Token()),
    };

    private static object Of(LimitFinding finding) => new
    {
        Pollutant = finding.Limit.Pollutant.Token(),
        Averaging = finding.Limit.Averaging.Token(),
        finding.Value,
        Unit = finding.Limit.Unit.Token(),
        finding.Limit.GradeOne,
        finding.Limit.GradeTwo,
        finding.MeetsGradeOne,
        finding.MeetsGradeTwo,
        HoursAboveGradeTwo = finding.HoursAboveTwo,
        finding.Limit.Citation.Clause,
    };

    private static object Of(AirDay air, PollutantDay day)
    {
        MassUnit unit = ReportUnit.Of(day.Pollutant);
        return new
        {
            Pollutant = day.Pollutant.Token(),
            Factor = day.Pollutant.Factor(),
            Unit = unit.Token(),
            day.ValidHours,
            DayMean = air.Round(day.DayMean, unit),
            day.EightHourMeans,
            HighestEightHours = air.Round(day.HighestEightHours, unit),
            HighestHour = air.Round(day.HighestHour, unit),
            HourMeans = day.HourMeans.Select(mean => air.Round(mean, unit)),
        };
    }
}
