using System.Text.Json;

namespace Station.Tool.Decoding;

/// <summary>A finding as one JSON object on one line (docs/decode.md).</summary>
internal static class FrameJson
{
    public static string Of(FrameFinding finding) => JsonSerializer.Serialize(
        new
        {
            finding.Line,
            finding.Id,
            finding.Device,
            Bytes = finding.ByteCount,
            Verdict = Word(finding.Verdict),
            finding.Driver,
            finding.Reason,
            finding.Explanation,
            Values = finding.Values.Select(FrameValueJson.Of),
            finding.Counts,
            finding.LooksLike,
        },
        FrameValueJson.Options);

    /// <summary>A verdict as it is written: <c>no-reading</c>.</summary>
    public static string Word(FrameVerdict verdict) => JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.ToString());
}
