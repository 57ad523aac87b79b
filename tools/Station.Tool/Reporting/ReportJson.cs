using System.Text.Encodings.Web;
using System.Text.Json;
using Station.Platform.Assessment;
using Station.Platform.Commands;
using Station.Platform.Standards;
using Station.Platform.Storage;

namespace Station.Tool.Reporting;

/// <summary>A day's assessment as one JSON object; docs/standards.md lists its names.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(DayAssessment day) => JsonSerializer.Serialize(
        new
        {
            Station = $"{day.Station:x8}",
            day.Site,
            Day = Date(day.Day.Date),
            LocalDay.UtcOffsetMinutes,
            day.Records,
            day.CountedRecords,
            day.PendingRecords,
            day.LargestUncertaintyMs,
            LeftOut = day.LeftOut.Select(item => new { item.Factor, item.Why, item.Count }),
            Answers = day.Answers.Select(Of),
            Tables = day.Tables.Select(Of),
            Air = day.Air is null ? null : AirJson.Of(day.Air),
            Noise = day.Noise is null ? null : Of(day.Noise),
        },
        Options);

    private static object Of(StoredAnswer answer) => new
    {
        Received = DateTimeOffset.FromUnixTimeMilliseconds(answer.ReceivedMs).UtcDateTime,
        answer.Generation,
        Id = $"{answer.Id:x16}",
        Outcome = CommandWords.Of(answer.Outcome),
        answer.Counter,
        answer.Boot,
        answer.UptimeMs,
        Body = Convert.ToHexStringLower(answer.Body),
    };

    private static object Of(StandardTable table) => new
    {
        table.Head.Name,
        table.Kind,
        table.Head.Standard,
        table.Head.Version,
        From = Date(table.Head.From),
        Until = table.Head.Until is { } until ? Date(until) : null,
    };

    private static object Of(NoiseDay noise) => new
    {
        Unit = "dB(A)",
        noise.ValidDayHours,
        noise.ValidNightHours,
        Ld = noise.Day,
        Ln = noise.Night,
        Ldn = noise.DayNight,
        noise.NightMaximum,
        HourLevels = noise.Hours,
        Zone = noise.Zone is not { } zone ? null : new
        {
            zone.Zone.Name,
            DayLimit = zone.Zone.Day,
            NightLimit = zone.Zone.Night,
            zone.NightMaximumLimit,
            zone.MeetsDay,
            zone.MeetsNight,
            zone.MeetsNightMaximum,
            zone.Zone.Citation.Clause,
        },
    };

    private static string Date(DateOnly date) => $"{date:yyyy-MM-dd}";
}
