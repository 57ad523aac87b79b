using Station.Profiles;

namespace Station.Tool.Decoding;

/// <summary>Decides which of the firmware's drivers a row is for and lets it try.</summary>
internal sealed class FrameDecoder
{
    /// <summary>One of each kind of frames, tried on the bytes of unknown devices.</summary>
    private static readonly string[] Kinds = ["plantower", "sds011", "sps30 port=COM3", "winsen gas=o3", "ultrasonic", "maxbotix"];

    private readonly ClimateTrial climate = new();

    /// <exception cref="MalformedRow">The row names a sensor that no profile could have.</exception>
    public FrameFinding Decode(FrameRow row)
    {
        // Text of a sensor is the firmware's to judge, also where it begins like the device that is read by raw registers.
        return Instruments.Find(row.Device) switch
        {
            null => Unknown(row),
            Instruments.Registers when row.Device != Instruments.Registers => ModbusTrial.Run(row),
            Instruments.Climate => climate.Run(row),
            { } sensor => new DriverTrial(SensorText.Read(sensor, row.Line), row.Bytes).Run(row),
        };
    }

    private static FrameFinding Unknown(FrameRow row) => new(row.Line, row.Id, row.Device, FrameVerdict.UnknownDevice)
    {
        ByteCount = row.Bytes.Length,
        Explanation = "no driver is for this device; docs/decode.md says how to name one",
        LooksLike = [.. LooksLike(row)],
    };

    private static IEnumerable<string> LooksLike(FrameRow row)
    {
        foreach (string kind in Kinds)
        {
            SensorSettings settings = SensorText.Read(kind, row.Line);
            if (IsTaken(new DriverTrial(settings, row.Bytes).Run(row)))
            {
                yield return SensorText.ModelOf(kind);
            }
        }

        if (IsTaken(ModbusTrial.Run(row)))
        {
            yield return Instruments.Registers;
        }
    }

    private static bool IsTaken(FrameFinding finding) => finding.Counts.Good + finding.Counts.Other + finding.Counts.InstrumentErrors > 0;
}
