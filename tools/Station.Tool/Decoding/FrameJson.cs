using System.Text.Encodings.Web;
using System.Text.Json;
using Station.Measurement;

namespace Station.Tool.Decoding;

/// <summary>A finding as one JSON object on one line (docs/decode.md).</summary>
internal static class FrameJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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
            Values = finding.Values.Select(value => new
            {
                value.Quantity,
                value.Value,
                value.Unit,
                Flag = "NFMSDCTB"[(int)Quality.FlagOf(value.Reason)].ToString(),
                Reason = value.ReasonWord,
            }),
            finding.Counts,
            finding.LooksLike,
        },
        Options);

    /// <summary>A verdict as it is written: <c>no-reading</c>.</summary>
    public static string Word(FrameVerdict verdict) => JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.ToString());
}
