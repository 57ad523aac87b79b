using System.Collections;
using Station.Profiles;

namespace Station.Tool.Decoding;

/// <summary>Sensors as a profile describes them, in one line: the model, then its keys. The firmware itself reads them.</summary>
internal static class SensorText
{
    /// <summary>The port on which all rows arrive; its name means nothing here.</summary>
    private const string Port = "COM3";

    /// <summary>Models that need a port, which nobody has to write here.</summary>
    private static readonly string[] Serial = ["plantower", "sds011", "winsen", "modbus", "ultrasonic", "maxbotix"];

    /// <summary>The other models of docs/profile-format.md that bytes can be replayed to.</summary>
    private static readonly string[] Bus = ["sps30", "scd4x", "sgp40", "sgp41", "ms5837", "analogue", "sen0232", "pa-spl"];

    /// <summary>Whether a text begins with the word of a model.</summary>
    public static bool BeginsWithModel(string text) => ModelOf(text) is { } model && (Serial.Contains(model) || Bus.Contains(model));

    public static string ModelOf(string text) => text.Split(' ', 2)[0];

    /// <exception cref="MalformedRow">The firmware would refuse a profile with this sensor.</exception>
    public static SensorSettings Read(string text, int line)
    {
        bool onBus = ModelOf(text) == "winsen" && text.Contains(" address=", StringComparison.Ordinal);
        string port = Serial.Contains(ModelOf(text)) && !onBus && !text.Contains(" port=", StringComparison.Ordinal) ? " port=" + Port : string.Empty;
        var problems = new ProfileProblems();
        ArrayList statements = ProfileText.Split($"sensor s model={text}{port}", problems);
        SensorSettings? sensor = problems.Count == 0 && statements.Count == 1 ? SensorStatementReader.Read((ProfileStatement)statements[0]!) : null;
        if (sensor is not null)
        {
            ((ProfileStatement)statements[0]!).ReportUnknownKeys();
        }

        return sensor is not null && problems.Count == 0
            ? sensor
            : throw new MalformedRow(line, $"the device is no sensor of a profile: {(problems.Count > 0 ? problems[0].Message : "it has several lines")}.", "Write it as docs/profile-format.md says, section 3.");
    }
}
