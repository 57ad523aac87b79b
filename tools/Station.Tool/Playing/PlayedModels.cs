using Station.Profiles;
using Station.Tool.Decoding;

namespace Station.Tool.Playing;

/// <summary>The serial sensors that can be played, by the names that people give them, each as a profile describes it.</summary>
internal static class PlayedModels
{
    public static IReadOnlyList<(string Name, string Sensor)> All { get; } =
    [
        ("PMS3003", "plantower variant=3003 mode=active"),
        ("PMS5003", "plantower"),
        ("PMS7003", "plantower"),
        ("PMSA003", "plantower"),
        ("PMS5003T", "plantower variant=t"),
        ("PMS5003ST", "plantower variant=st"),
        ("SDS011", "sds011"),
        ("SPS30", "sps30"),
        ("ZE03-CO", "winsen gas=co module=ze03"),
        ("ZE03-SO2", "winsen gas=so2 module=ze03"),
        ("ZE03-NO2", "winsen gas=no2 module=ze03"),
        ("ZE03-O3", "winsen gas=o3 module=ze03"),
        ("ZE03-H2S", "winsen gas=h2s module=ze03"),
        ("ZE03-NH3", "winsen gas=nh3 module=ze03"),
        ("ZE07-CO", "winsen gas=co module=ze07"),
        ("ZE08-CH2O", "winsen gas=ch2o module=ze08"),
        ("ZE12-CO", "winsen gas=co module=ze12"),
        ("ZE12-SO2", "winsen gas=so2 module=ze12"),
        ("ZE12-NO2", "winsen gas=no2 module=ze12"),
        ("ZE12-O3", "winsen gas=o3 module=ze12"),
        ("ZE14-O3", "winsen gas=o3 module=ze14"),
        ("ZE25-O3", "winsen gas=o3 module=ze25"),
        ("ZE27-O3", "winsen gas=o3 module=ze27"),
        ("A02YYUW", "ultrasonic"),
        ("JSN-SR04T", "ultrasonic mode=asked"),
        ("JSN-SR04T-v3", "ultrasonic sum=data"),
        ("MB7389", "maxbotix"),
        ("MB7092", "maxbotix unit=cm no-target=765"),
        ("noise", "modbus address=1 register=0 type=uint16 decimals=1 unit=dB"),
        ("submersible", "modbus address=1 register=4 decimals-register=3 unit=mm"),
        ("radar", "modbus address=1 register=3 type=uint16 unit=mm baud=115200"),
        ("anemometer", "modbus address=1 register=0 type=uint16 decimals=1 unit=m/s"),
        ("pid", "modbus address=1 register=0 type=uint16 unit=ppb"),
        ("dust", "modbus address=1 register=0 type=uint16 unit=ug/m3"),
    ];

    /// <summary>A sensor by its name here, or as a line of a profile has it: model, then keys.</summary>
    /// <exception cref="ToolError">There is none, or it has no serial line.</exception>
    public static string Find(string model)
    {
        (string Name, string Sensor) known = All.FirstOrDefault(row => string.Equals(row.Name, model, StringComparison.OrdinalIgnoreCase));
        string sensor = known.Sensor ?? string.Join(' ', model.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith("port=", StringComparison.Ordinal)));
        if (!SensorText.BeginsWithModel(sensor))
        {
            throw new ToolError(
                ExitStatus.Usage, "sensor-model", $"There is no sensor '{model}' to play.", "'station sensor --list' names all; a sensor as a profile has it will do too, such as 'winsen gas=o3 module=ze25'.");
        }

        return SettingsOf(sensor).Port is null
            ? throw new ToolError(ExitStatus.Usage, "sensor-not-serial", $"'{model}' is no sensor on a serial line.", "'station sensor --list' names those that can be played on one.")
            : sensor;
    }

    /// <summary>What the firmware makes of a sensor on a serial line.</summary>
    /// <exception cref="ToolError">It would refuse a profile with it.</exception>
    public static SensorSettings SettingsOf(string sensor)
    {
        try
        {
            return SensorText.Read(NeedsPort(sensor) ? sensor + " port=COM3" : sensor, 0);
        }
        catch (MalformedRow error)
        {
            throw new ToolError(ExitStatus.Usage, "sensor-keys", $"'{sensor}': {error.What}", error.Remedy);
        }
    }

    /// <summary>An SPS30 may be on the bus too; here it is on a line.</summary>
    private static bool NeedsPort(string sensor) => SensorText.ModelOf(sensor) == "sps30";
}
