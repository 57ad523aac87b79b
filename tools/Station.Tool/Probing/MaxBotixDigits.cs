using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>Tells MaxBotix families apart by the digits of a line: HRXL send four, in millimetres, XL three, in centimetres (their data sheets, "serial output").</summary>
internal static class MaxBotixDigits
{
    /// <summary>R, four digits and carriage return.</summary>
    private const int LongLineBytes = 6;

    public static bool Allow(byte[] bytes, SensorKind kind)
    {
        FrameFinding finding = Judgement.Try(kind, bytes).Finding;
        int inFrames = bytes.Length - finding.Counts.BytesSkipped;
        bool isLong = inFrames * 2 > Judgement.FramesOf(finding) * (LongLineBytes * 2 - 1);
        return isLong == !kind.Sensor.Contains("unit=cm", StringComparison.Ordinal);
    }
}
