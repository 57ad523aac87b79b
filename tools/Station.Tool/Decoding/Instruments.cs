using System.Text.RegularExpressions;

namespace Station.Tool.Decoding;

/// <summary>
/// Devices by the names that people give them in tables of frames, and the sensor of a profile that reads each. The first row that fits counts. A device that is
/// not here can be named by that sensor itself.
/// </summary>
internal static partial class Instruments
{
    /// <summary>Read with the master's own parser: what lies in which register, the name does not tell.</summary>
    public const string Registers = "modbus";

    /// <summary>Read by registers, which come in rows of their own.</summary>
    public const string Climate = "climate";

    private static readonly (Regex Name, string Sensor)[] Rows =
    [
        (Exact("^PMS3003"), "plantower variant=3003 mode=active"),
        (Exact("^PMS5003T$"), "plantower variant=t"),
        (Exact("^PMS5003ST"), "plantower variant=st"),
        (Exact("^(PMSx003|PMS[57A]003|PMSA003|PMS7003M|PMS-type)"), "plantower"),
        (Exact("^ZH03B"), "plantower variant=3003 mode=active"),
        (Exact("^ZH0[67]"), "plantower"),
        (Exact("^SDS01"), "sds011"),
        (Exact("^SPS30"), "sps30 port=COM3"),
        (Exact("^ZE08-CH2O"), "winsen gas=ch2o module=ze08"),
        (Exact("^ZE14-O3"), "winsen gas=o3 module=ze14"),
        (Exact("^ZE25A?-O3"), "winsen gas=o3 module=ze25"),
        (Exact("^ZE27-O3"), "winsen gas=o3 module=ze27"),
        (Exact("^ZE07-CO"), "winsen gas=co module=ze07"),
        (Exact("^(JSN-SR04T v3|AJ-SR04M)"), "ultrasonic sum=data"),
        (Exact("RS-?485|Modbus"), Registers),
        (Exact("^(A02YYUW|A01NYUB|ME007YS|JSN-SR04T)"), "ultrasonic"),
        (Exact("^(MaxBotix|MB7\\d{3})"), "maxbotix"),
        (Exact("^(BME280|BMP280)"), Climate),
    ];

    /// <summary>ZE03 and ZE12 come for several gases, which the name tells: ZE03-SO2, ZE12A-NO2.</summary>
    [GeneratedRegex("^ZE(03|12)A?-(CO|SO2|NO2|O3|H2S|NH3)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex GasModule();

    /// <summary>The sensor that reads a device, <see cref="Registers"/> or <see cref="Climate"/>; null for an unknown one.</summary>
    public static string? Find(string device)
    {
        if (SensorText.BeginsWithModel(device))
        {
            return device;
        }

        Match module = GasModule().Match(device);
        return module.Success
            ? $"winsen gas={module.Groups[2].Value.ToLowerInvariant()} module=ze{module.Groups[1].Value}"
            : Rows.FirstOrDefault(row => row.Name.IsMatch(device)).Sensor;
    }

    private static Regex Exact(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
