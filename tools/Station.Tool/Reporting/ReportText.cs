using System.Globalization;
using Spectre.Console;
using Station.Platform.Assessment;
using Station.Platform.Commands;
using Station.Platform.Standards;
using Station.Platform.Storage;

namespace Station.Tool.Reporting;

/// <summary>A day's assessment for people.</summary>
internal static class ReportText
{
    /// <summary>What stands for a value that is not valid (HJ 633-2026, 5.3.1).</summary>
    private const string None = "NA";

    public static void Write(DayAssessment day)
    {
        Line($"Station {day.Station:x8}{(day.Site is null ? string.Empty : $", {day.Site}")}: {day.Day.Date:yyyy-MM-dd}, 00:00 to 24:00 UTC+8");
        Line($"{day.CountedRecords} of {day.Records} records count; times are certain to {day.LargestUncertaintyMs} ms");
        if (day.Air is { } air)
        {
            WriteAir(air);
        }

        if (day.Noise is { } noise)
        {
            WriteNoise(noise);
        }

        if (day.Air is null && day.Noise is null)
        {
            Line("Neither one of the six pollutants nor a sound level was recorded, or no table is in force on that day.");
        }

        WriteRest(day);
    }

    private static void WriteAir(AirDay air)
    {
        var means = new Table().Title("Air").AddColumns("", "unit", "hours", "day mean", "highest 8 h", "highest hour");
        foreach (PollutantDay day in air.Pollutants)
        {
            MassUnit unit = ReportUnit.Of(day.Pollutant);
            means.AddRow(
                day.Pollutant.Title(),
                unit.Token(),
                $"{day.ValidHours}",
                Text(air.Round(day.DayMean, unit)),
                Text(air.Round(day.HighestEightHours, unit)),
                Text(air.Round(day.HighestHour, unit)));
        }

        AnsiConsole.Write(means);
        WriteIndex(air);
        WriteLimits(air);
    }

    private static void WriteIndex(AirDay air)
    {
        AirIndexResult index = air.Index;
        string parts = string.Join(", ", index.Parts.Where(part => part.Index is not null).Select(part => $"{part.Pollutant.Title()} {part.Row.Token()} {part.Index}"));
        string level = index.Level is null ? string.Empty : $", level {index.Level.Number} ({index.Level.Name})";
        string primary = index.Primary.Count == 0 ? string.Empty : $", primary {Titles(index.Primary)}";
        string missing = index.Missing.Count == 0 ? string.Empty : $"; missing: {Titles(index.Missing)}";
        string published = index.Index is null || index.IsPublished ? string.Empty : "; not to be published";
        Line($"AQI {Text(index.Index)}{level}{primary}{missing}{published} ({air.IndexTable.Head.Standard})");
        if (parts.Length > 0)
        {
            Line($"IAQI: {parts}");
        }
    }

    private static void WriteLimits(AirDay air)
    {
        if (air.Limits.Count == 0)
        {
            Line("No table of concentration limits is in force on that day.");
            return;
        }

        var table = new Table().Title("Limits").AddColumns("", "mean", "value", "unit", "grade I", "grade II", "verdict");
        foreach (LimitFinding finding in air.Limits)
        {
            AirLimit limit = finding.Limit;
            string hours = finding.HoursAboveTwo > 0 ? $", {finding.HoursAboveTwo} h" : string.Empty;
            string verdict = finding.MeetsGradeTwo switch
            {
                null => None,
                false => $"above grade II{hours}",
                true => finding.MeetsGradeOne == true ? "meets grade I" : "meets grade II",
            };
            table.AddRow(limit.Pollutant.Title(), limit.Averaging.Token(), Text(finding.Value), limit.Unit.Token(), Text(limit.GradeOne), Text(limit.GradeTwo), verdict);
        }

        AnsiConsole.Write(table);
    }

    private static void WriteNoise(NoiseDay noise)
    {
        ZoneFinding? zone = noise.Zone;
        var table = new Table().Title(zone is null ? "Noise, dB(A)" : $"Noise, dB(A), zone {zone.Zone.Name}").AddColumns("", "level", "valid hours", "limit", "verdict");
        table.AddRow("Ld", Text(noise.Day), $"{noise.ValidDayHours}", Text(zone?.Zone.Day), Verdict(zone, zone?.MeetsDay));
        table.AddRow("Ln", Text(noise.Night), $"{noise.ValidNightHours}", Text(zone?.Zone.Night), Verdict(zone, zone?.MeetsNight));
        table.AddRow("Ldn", Text(noise.DayNight), string.Empty, string.Empty, string.Empty);
        table.AddRow("highest at night", Text(noise.NightMaximum), string.Empty, Text(zone?.NightMaximumLimit), Verdict(zone, zone?.MeetsNightMaximum));
        AnsiConsole.Write(table);
        if (zone is null)
        {
            Line("No zone was named with --zone: the levels are not judged.");
        }
    }

    private static string Verdict(ZoneFinding? zone, bool? meets) => zone is null ? string.Empty : meets switch
    {
        null => None,
        true => "meets",
        false => "above",
    };

    private static void WriteRest(DayAssessment day)
    {
        foreach (LeftOut item in day.LeftOut)
        {
            Line($"Left out: {item.Count} {(item.Factor is null ? "records" : $"values of {item.Factor}")}: {item.Why}");
        }

        if (day.PendingRecords > 0)
        {
            Line($"{day.PendingRecords} records of the station have no time yet and may belong to any day.");
        }

        foreach (StoredAnswer answer in day.Answers)
        {
            Line($"Command {answer.Id:x16}: {CommandWords.Of(answer.Outcome)}, answered {DateTimeOffset.FromUnixTimeMilliseconds(answer.ReceivedMs):HH:mm:ss} UTC");
        }

        foreach (StandardTable table in day.Tables)
        {
            Line($"By {table.Head.Standard}, table {table.Head.Name} version {table.Head.Version}, in force from {table.Head.From:yyyy-MM-dd}");
        }
    }

    private static string Titles(IEnumerable<Pollutant> pollutants) => string.Join(", ", pollutants.Select(pollutant => pollutant.Title()));

    private static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? None;

    /// <summary>A line as it is, whatever a station's texts hold.</summary>
    private static void Line(string text) => AnsiConsole.WriteLine(text);
}
