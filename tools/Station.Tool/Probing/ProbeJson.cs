using System.Text.Json;
using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>A finding as one JSON object on one line (docs/bench-tools.md).</summary>
internal static class ProbeJson
{
    public static string Of(ProbeFinding finding) => JsonSerializer.Serialize(
        new
        {
            finding.Port,
            Verdict = JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Verdict.ToString()),
            Seconds = Math.Round(finding.Seconds, 1),
            Bytes = finding.BytesArrived,
            finding.Echoes,
            Sensors = finding.Sensors.Select(Of),
        },
        FrameValueJson.Options);

    private static object Of(FoundSensor sensor) => new
    {
        sensor.Family,
        sensor.Baud,
        sensor.Sends,
        sensor.Address,
        Fits = sensor.Fits.Select(fit => new
        {
            fit.Kind.Title,
            Profile = ProbeText.ProfileOf(fit.Kind, sensor),
            Readings = fit.Latest.Select(FrameValueJson.Of),
        }),
        sensor.Frames,
        sensor.Counts.ChecksumErrors,
        LossPercent = Math.Round(ProbeText.LossPercent(sensor), 1),
        sensor.Counts.BytesSkipped,
        sensor.Counts.InstrumentErrors,
        sensor.Questions,
        sensor.Answers,
        sensor.Remark,
    };
}
