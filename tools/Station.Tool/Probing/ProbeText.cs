using System.Globalization;
using System.Text;
using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>A finding for people.</summary>
internal static class ProbeText
{
    public static string Of(ProbeFinding finding)
    {
        var text = new StringBuilder();
        foreach (FoundSensor sensor in finding.Sensors)
        {
            Append(text, finding.Port, sensor);
        }

        text.Append(CultureInfo.InvariantCulture, $"{finding.Seconds:F1} s, {finding.BytesArrived} bytes{(finding.Echoes ? ", the line returns what is written to it" : string.Empty)}");
        return text.ToString();
    }

    /// <summary>The line that a profile needs for a kind; what only the trial of bytes needs is left out.</summary>
    public static string ProfileOf(SensorKind kind, FoundSensor sensor)
    {
        IEnumerable<string> words = kind.Sensor.Split(' ').Where(word => word is not ("port=COM3" or "clean=0"));
        string baud = sensor.Address is not null && sensor.Baud != Probe.UsualBaud ? $" baud={sensor.Baud}" : string.Empty;
        return $"sensor NAME model={string.Join(' ', words)}{baud} port=PORT";
    }

    /// <summary>Of all frames that were seen, those with a wrong checksum, in percent.</summary>
    public static double LossPercent(FoundSensor sensor) =>
        sensor.Counts.ChecksumErrors == 0 ? 0 : 100.0 * sensor.Counts.ChecksumErrors / (sensor.Counts.ChecksumErrors + sensor.Frames);

    private static void Append(StringBuilder text, string port, FoundSensor sensor)
    {
        string address = sensor.Address is { } number ? $" at address {number}" : string.Empty;
        text.AppendLine(CultureInfo.InvariantCulture, $"{port}: {sensor.Family}{address}, {sensor.Baud} baud, {(sensor.Sends ? "sends by itself" : "answers when asked")}");
        if (sensor.Fits.Count > 1)
        {
            text.AppendLine("  what it says fits each of these:");
        }

        foreach (Fit fit in sensor.Fits)
        {
            string readings = fit.Latest.Count == 0 ? "no reading" : string.Join(", ", fit.Latest.Select(FrameText.Of));
            text.AppendLine(CultureInfo.InvariantCulture, $"  {fit.Kind.Title}: {readings}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    {ProfileOf(fit.Kind, sensor)}");
        }

        if (sensor.Remark is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {sensor.Remark}");
        }

        string questions = sensor.Questions > 0 ? $"{sensor.Answers} of {sensor.Questions} questions answered, " : string.Empty;
        FrameCounts counts = sensor.Counts;
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"  {questions}{sensor.Frames} frames, {counts.ChecksumErrors} with a wrong checksum ({LossPercent(sensor):F1} %), {counts.BytesSkipped} bytes of no frame");
    }
}
