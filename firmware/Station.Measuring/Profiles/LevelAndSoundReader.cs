using Station.Sensors.Analogue;
using Station.Sensors.MaxBotix;
using Station.Sensors.Pressure;
using Station.Sensors.SoundMeter;
using Station.Sensors.Ultrasonic;

namespace Station.Profiles;

/// <summary>Reads the keys of sensors of level and sound and of what is behind an analogue converter.</summary>
internal static class LevelAndSoundReader
{
    /// <summary>ADS1115 with ADDR to ground; its four addresses lie in a row (SBAS444, table 4).</summary>
    private const int FirstConverterAddress = 0x48;
    private const int LastConverterAddress = 0x4B;

    /// <summary>Holds a cell's output of 0 to 3.3 V.</summary>
    private const int UsualRangeMillivolts = 4_096;

    /// <summary>Sensitivity has six decimals of a millivolt: nanovolts.</summary>
    private const int SensitivityDecimals = 6;

    public static void Read(ProfileStatement statement, SensorSettings sensor)
    {
        switch (sensor.Model)
        {
            case SensorModel.Analogue:
                sensor.I2cAddress = statement.Integer("address", FirstConverterAddress, LastConverterAddress, FirstConverterAddress);
                ReadAnalogue(statement, sensor);
                break;
            case SensorModel.SoundLevel:
                sensor.I2cAddress = statement.Integer("address", FirstConverterAddress, LastConverterAddress, FirstConverterAddress);
                sensor.Analogue = new AnalogueSettings(ReadInput(statement), SoundLevelSensor.Range, 0, 0, null);
                break;
            case SensorModel.SoundMeter:
                sensor.I2cAddress = statement.Integer("address", 0x08, 0x77, SoundMeterRegister.Address);
                sensor.IsSlow = statement.Choice("response", "fast", "slow");
                break;
            case SensorModel.PressureLevel:
                sensor.I2cAddress = statement.Integer("address", 0x76, 0x77, PressureCommand.Address);
                sensor.DensityKgPerM3 = statement.Integer("density", 900, 1_300, 1_000);
                sensor.Barometer = statement.Text("barometer", null);
                break;
            case SensorModel.MaxBotix:
                sensor.Port = statement.Required("port");
                sensor.Baud = MaxBotixSensor.BaudRate;
                sensor.IsStreaming = true;
                ReadMaxBotix(statement, sensor);
                break;
        }
    }

    public static void ReadUltrasonic(ProfileStatement statement, SensorSettings sensor)
    {
        bool asked = statement.Choice("mode", "active", "asked");
        sensor.IsStreaming = !asked;
        sensor.Ultrasonic = new UltrasonicSettings(asked, statement.Choice("sum", "frame", "data"), statement.Integer("blind", 0, 1_000, 0));
    }

    /// <summary>A pressure level needs a barometer among the sensors of its profile.</summary>
    public static void CheckBarometers(SensorSettings[] sensors, ProfileProblems problems)
    {
        for (int i = 0; i < sensors.Length; i++)
        {
            bool found = sensors[i].Barometer == null;
            for (int k = 0; k < sensors.Length; k++)
            {
                found |= sensors[k].Model == SensorModel.Climate && sensors[k].Identity.Name == sensors[i].Barometer;
            }

            if (!found)
            {
                problems.Add(
                    sensors[i].Line,
                    ProfileToken.UnknownSource,
                    "barometer='" + sensors[i].Barometer + "' is no climate sensor of this profile; name one");
            }
        }
    }

    private static void ReadAnalogue(ProfileStatement statement, SensorSettings sensor)
    {
        int millivolts = statement.Integer("range", 256, 6_144, UsualRangeMillivolts);
        int range = AdsInput.RangeCodeOf(millivolts);
        if (range < 0)
        {
            statement.BadValue("range", statement.Text("range", string.Empty), "6144, 4096, 2048, 1024, 512 or 256 (mV)");
        }

        int zero = statement.Decimal("zero", 3, 0);
        int sensitivity = statement.Decimal("sensitivity", SensitivityDecimals, 0);
        sensor.Gas = statement.Text("gas", null);
        string unit = sensitivity == 0 ? null : sensor.Gas == null ? statement.Required("unit") : "ppb";
        if (sensitivity == 0 && statement.Text("sensitivity", null) != null)
        {
            statement.BadValue("sensitivity", statement.Text("sensitivity", string.Empty), "mV for one unit, other than 0");
        }

        sensor.Unit = unit;
        sensor.Analogue = new AnalogueSettings(ReadInput(statement), range < 0 ? 0 : range, zero, sensitivity, unit);
    }

    private static int ReadInput(ProfileStatement statement)
    {
        string word = statement.Required("input");
        int code = AdsInput.CodeOf(word);
        if (code < 0 && word.Length > 0)
        {
            statement.BadValue("input", word, "0, 1, 2, 3 or a pair: 0-1, 0-3, 1-3, 2-3");
        }

        return code < 0 ? 0 : code;
    }

    private static void ReadMaxBotix(ProfileStatement statement, SensorSettings sensor)
    {
        // MB7389 says 5000 when it sees no target, parts of longer range 9998 or 9999 (data sheets, "serial output").
        bool centimetres = statement.Choice("unit", "mm", "cm");
        int[] noTarget = SensorStatementReader.ReadCodes(statement, "no-target", "5000,9998,9999");
        sensor.MaxBotix = new MaxBotixSettings(centimetres, noTarget, statement.Integer("minimum", 0, 9_999, 0));
    }
}
