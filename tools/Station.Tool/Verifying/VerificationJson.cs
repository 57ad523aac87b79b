using System.Text.Encodings.Web;
using System.Text.Json;
using Station.Platform.Commands;
using Station.Platform.Reports;
using Station.Platform.Verification;
using Station.Platform.Wire;

namespace Station.Tool.Verifying;

/// <summary>Examinations as one JSON object.</summary>
internal static class VerificationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IReadOnlyList<FileExamination> files) => JsonSerializer.Serialize(
        new { Verified = files.All(file => !file.Errors().Any()), Files = files.Select(Of) }, Options);

    private static object Of(FileExamination file) => new
    {
        File = file.Path,
        Kind = file.IsStore ? "store" : "archive",
        file.Messages,
        NotVerified = file.UnverifiedCount,
        Verdicts = file.Verdicts.Where(pair => pair.Value > 0).ToDictionary(pair => pair.Key.Token(), pair => pair.Value),
        Unverified = file.Unverified.Select(Of),
        OutOfLine = file.OutOfLine.Select(Of),
        Stations = file.Report?.Stations.Select(Of),
        Errors = file.Errors().Select(error => new { error.Token, error.Message }),
    };

    private static object Of(UnverifiedMessage message) => new
    {
        message.Number,
        message.Topic,
        Verdict = message.Judgement.Verdict.Token(),
        Reason = message.Judgement.Fault.Token(),
    };

    private static object Of(GapReport station) => new
    {
        Station = $"{station.Key.Station:x8}",
        station.Key.Generation,
        station.Expected,
        station.Stored,
        station.Provisional,
        station.AdmittedLost,
        station.Awaited,
        Unexplained = station.Unexplained.Count,
        UnexplainedRanges = station.Unexplained.Ranges.Select(range => new[] { range.First, range.End - 1 }),
        station.Conflicts,
        station.ChainBreaks,
        station.SealFailures,
        station.DuplicatesStored,
        station.WireDuplicates,
        Answers = station.Answers.ToDictionary(answer => CommandWords.Of(answer.Key), answer => answer.Value),
    };
}
