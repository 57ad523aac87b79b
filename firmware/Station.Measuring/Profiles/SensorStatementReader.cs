using Station.Sensors;
using Station.Sensors.Analogue;
using Station.Sensors.Modbus;
using Station.Sensors.Plantower;
using Station.Sensors.Sds011;
using Station.Sensors.Ultrasonic;
using Station.Sensors.Winsen;

namespace Station.Profiles;

/// <summary>Reads <c>sensor</c> statements.</summary>
public static class SensorStatementReader
{
    private const int DefaultIntervalSeconds = 10;

    /// <summary>A sensor that sends by itself is given up to 5 s for its next frame.</summary>
    private const int ShortestStreamingIntervalSeconds = 10;

    /// <summary>
    /// A sensor that rests is woken within the minute before the one that it measures, after at least one reading was left out there
    /// (the first is due 12 s into the minute at the latest), so that this minute is one of rest and warm-up whatever comes.
    /// </summary>
    private const int LongestWarmUpAtRestMs = 45_000;

    /// <summary>BME280 with SDO to ground.</summary>
    private const int DefaultClimateAddress = 0x76;

    /// <summary>In the order of <see cref="SensorModel"/>.</summary>
    private static string[] ModelWords => new string[]
    {
        "plantower", "winsen", "modbus", "ultrasonic", "climate", "supply", "analogue", "sen0232", "pa-spl", "ms5837", "maxbotix",
        "sds011", "sps30", "scd4x", "sgp40", "sgp41",
    };

    /// <summary>The sensor, or null with a problem reported when its model is not known.</summary>
    public static SensorSettings Read(ProfileStatement statement)
    {
        string word = statement.Required("model");
        int model = System.Array.IndexOf(ModelWords, word);
        if (model < 0)
        {
            if (word.Length > 0)
            {
                statement.Report(
                    ProfileToken.UnknownModel,
                    "model '" + word + "' is not known; use one of " + List(ModelWords));
            }

            return null;
        }

        var sensor = new SensorSettings(statement.Line, (SensorModel)model, ReadIdentity(statement, (SensorModel)model, ModelWords[model]));
        ReadModel(statement, sensor);
        if (sensor.IsStreaming && sensor.Identity.IntervalMs < ShortestStreamingIntervalSeconds * 1_000)
        {
            statement.Report(ProfileToken.BadInterval, "a sensor that sends by itself is read each 10 s or more; set interval=10");
        }

        return sensor;
    }

    private static string List(string[] words)
    {
        string list = words[0];
        for (int i = 1; i < words.Length; i++)
        {
            list += ", " + words[i];
        }

        return list;
    }

    private static SensorIdentity ReadIdentity(ProfileStatement statement, SensorModel model, string word)
    {
        int intervalSeconds = statement.Integer("interval", 1, 60, DefaultIntervalSeconds);
        if (60 % intervalSeconds != 0)
        {
            statement.Report(ProfileToken.BadInterval, "interval=" + intervalSeconds + " does not divide a minute; use 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60");
        }

        int warmUpMs = statement.Integer("warmup", 0, 86_400, UsualWarmUpMs(model) / 1_000) * 1_000;
        return new SensorIdentity(statement.Name, word, statement.Text("serial", string.Empty), intervalSeconds * 1_000, warmUpMs);
    }

    private static int UsualWarmUpMs(SensorModel model)
    {
        switch (model)
        {
            case SensorModel.Plantower:
                return PlantowerSensor.WarmUpMs;
            case SensorModel.Winsen:
                return WinsenSensor.WarmUpMs;
            case SensorModel.Modbus:
                return ModbusInstrument.WarmUpMs;
            case SensorModel.Ultrasonic:
                return UltrasonicSensor.WarmUpMs;
            case SensorModel.SoundLevel:
            case SensorModel.SoundMeter:
            case SensorModel.MaxBotix:
                return SoundLevelSensor.WarmUpMs;
            case SensorModel.PressureLevel:
                return Sensors.Pressure.PressureLevelSensor.WarmUpMs;
            case SensorModel.Sds011:
                return Sds011Sensor.WarmUpMs;
            case SensorModel.Sps30:
            case SensorModel.Scd4x:
            case SensorModel.Sgp40:
            case SensorModel.Sgp41:
                return SensirionReader.UsualWarmUpMs(model);
            default:
                return 0;
        }
    }

    private static void ReadModel(ProfileStatement statement, SensorSettings sensor)
    {
        switch (sensor.Model)
        {
            case SensorModel.Plantower:
                ReadPort(statement, sensor, PlantowerSensor.BaudRate);
                sensor.IsStreaming = statement.Choice("mode", "passive", "active");
                sensor.Variant = ReadVariant(statement);
                CheckCommands(statement, sensor);
                ReadDuty(statement, sensor);
                break;
            case SensorModel.Sds011:
                ReadPort(statement, sensor, Sds011Sensor.BaudRate);
                sensor.IsStreaming = statement.Choice("mode", "asked", "active");
                ReadDuty(statement, sensor);
                CheckShortest(statement, sensor, Sds011Sensor.ShortestIntervalMs);
                break;
            case SensorModel.Winsen:
                ReadWinsen(statement, sensor);
                break;
            case SensorModel.Sps30:
            case SensorModel.Scd4x:
            case SensorModel.Sgp40:
            case SensorModel.Sgp41:
                SensirionReader.Read(statement, sensor);
                break;
            case SensorModel.Modbus:
                ReadPort(statement, sensor, statement.Integer("baud", 1_200, 115_200, 9_600));
                ReadRegisters(statement, sensor);
                break;
            case SensorModel.Ultrasonic:
                ReadPort(statement, sensor, UltrasonicSensor.BaudRate);
                LevelAndSoundReader.ReadUltrasonic(statement, sensor);
                break;
            case SensorModel.Climate:
                sensor.I2cAddress = statement.Integer("address", 0x08, 0x77, DefaultClimateAddress);
                break;
            default:
                LevelAndSoundReader.Read(statement, sensor);
                break;
        }
    }

    private static void ReadPort(ProfileStatement statement, SensorSettings sensor, int baud)
    {
        sensor.Port = statement.Required("port");
        sensor.Baud = baud;
    }

    private static PlantowerVariant ReadVariant(ProfileStatement statement)
    {
        string text = statement.Text("variant", "plain");
        switch (text)
        {
            case "plain":
                return PlantowerVariant.Plain;
            case "t":
                return PlantowerVariant.Climate;
            case "3003":
                return PlantowerVariant.Short;
            case "st":
                return PlantowerVariant.ClimateAndFormaldehyde;
            default:
                statement.BadValue("variant", text, "'plain', 't' (PMS5003T), 'st' (PMS5003ST) or '3003' (PMS3003)");
                return PlantowerVariant.Plain;
        }
    }

    private static void CheckCommands(ProfileStatement statement, SensorSettings sensor)
    {
        if (sensor.Variant == PlantowerVariant.Short && !sensor.IsStreaming)
        {
            statement.BadValue("mode", "passive", "mode=active with variant=3003, which takes no commands");
        }
    }

    /// <summary>A sensor that rests wakes a warm-up before its minute, so the warm-up has to fit between two of them.</summary>
    private static void ReadDuty(ProfileStatement statement, SensorSettings sensor)
    {
        sensor.EveryMinutes = statement.Integer("every", 1, 60, 1);
        if (sensor.EveryMinutes == 1)
        {
            return;
        }

        if (sensor.Variant == PlantowerVariant.Short)
        {
            statement.BadValue("every", statement.Text("every", string.Empty), "every=1 with variant=3003, which takes no commands");
        }

        if (sensor.Identity.WarmUpMs > LongestWarmUpAtRestMs)
        {
            statement.BadValue("warmup", statement.Text("warmup", string.Empty), "at most 45 with every=2 or more");
        }
    }

    private static void CheckShortest(ProfileStatement statement, SensorSettings sensor, int shortestMs)
    {
        if (sensor.Identity.IntervalMs < shortestMs)
        {
            statement.Report(ProfileToken.BadInterval, "this sensor is read each " + shortestMs / 1_000 + " s or more; set a longer interval");
        }
    }

    private static void ReadWinsen(ProfileStatement statement, SensorSettings sensor)
    {
        sensor.Gas = statement.Required("gas");
        byte gas = WinsenGas.CodeOf(sensor.Gas);
        if (gas == 0 && sensor.Gas.Length > 0)
        {
            statement.BadValue("gas", sensor.Gas, "'so2', 'no2', 'o3', 'co', 'h2s', 'nh3' or 'ch2o'");
        }

        int row = FindModule(statement, sensor.Gas);
        bool known = row >= 0;
        if (known && WinsenModule.NamesGas(row) && statement.Text("port", null) == null)
        {
            sensor.I2cAddress = statement.Integer("address", GravityBusSensor.UsualAddress, GravityBusSensor.LastAddress, GravityBusSensor.UsualAddress);
        }
        else
        {
            ReadPort(statement, sensor, WinsenSensor.BaudRate);
        }

        sensor.IsStreaming = statement.Choice("mode", "asked", "active");
        string commands = statement.Text("commands", null);
        bool older = commands == null ? known && WinsenModule.IsOlder(row) : statement.Choice("commands", "ze12", "ze03");
        int answerByte = statement.Integer("answer", 2, 6, known ? WinsenModule.Position(row) : 6);
        string unitText = statement.Text("unit", known && WinsenModule.Unit(row) == WinsenFrame.PartsPerMillion ? "ppm" : "ppb");
        bool millions = unitText == "ppm";
        if (!millions && unitText != "ppb")
        {
            statement.BadValue("unit", unitText, "'ppb' or 'ppm'");
        }

        byte unit = millions ? WinsenFrame.PartsPerMillion : WinsenFrame.PartsPerBillion;
        int decimals = statement.Integer("decimals", 0, 3, known ? WinsenModule.DecimalsOf(row) : 0);
        int full = statement.Integer("full", 0, 0xFFFF, known ? WinsenModule.FullScale(row) : 0);
        sensor.Winsen = new WinsenSettings(gas, sensor.IsStreaming, older, answerByte, unit, decimals, full, known && WinsenModule.NamesGas(row));
        CheckNamedGas(statement, sensor, known && WinsenModule.NamesGas(row));
    }

    private static void CheckNamedGas(ProfileStatement statement, SensorSettings sensor, bool namesGas)
    {
        if (namesGas && sensor.IsStreaming)
        {
            statement.BadValue("mode", "active", "mode=asked with module=gravity, whose other frames are not known");
        }

        if (namesGas && sensor.Identity.WarmUpMs < WinsenModule.LongWarmUpMs)
        {
            statement.BadValue("warmup", statement.Text("warmup", "180"), "warmup=300 or more with module=gravity");
        }
    }

    private static int FindModule(ProfileStatement statement, string gas)
    {
        string module = statement.Text("module", null);
        if (module == null)
        {
            return -1;
        }

        int row = WinsenModule.Find(module, gas);
        if (row < 0)
        {
            statement.BadValue("module", module, "'gravity', 'ze03', 'ze07', 'ze08', 'ze12', 'ze14', 'ze25' or 'ze27', with a gas that it is made for");
        }

        return row;
    }

    private static void ReadRegisters(ProfileStatement statement, SensorSettings sensor)
    {
        sensor.Unit = statement.Required("unit");
        int address = statement.RequiredInteger("address", 1, 250);
        int function = statement.Integer("function", 3, 4, 3);
        int register = statement.RequiredInteger("register", 0, 0xFFFE);
        int decimalsRegister = statement.Integer("decimals-register", 0, 0xFFFF, RegisterMap.NoRegister);
        int decimals = statement.Integer("decimals", 0, 3, 0);
        ModbusNumber number = ReadNumber(statement);
        ModbusOrder order = ReadOrder(statement);
        int[] errorCodes = ReadErrorCodes(statement);
        int distance = decimalsRegister == RegisterMap.NoRegister ? 0 : decimalsRegister - register;
        if (distance > RegisterMap.LongestSpan - 2 || distance < 2 - RegisterMap.LongestSpan)
        {
            statement.BadValue("decimals-register", statement.Text("decimals-register", string.Empty), "a register within 14 of the value's");
            decimalsRegister = RegisterMap.NoRegister;
        }

        sensor.Registers = new RegisterMap(address, function, register, number, decimalsRegister, decimals, errorCodes, order);
    }

    private static ModbusNumber ReadNumber(ProfileStatement statement)
    {
        string text = statement.Text("type", "int16");
        switch (text)
        {
            case "int16":
                return ModbusNumber.Int16;
            case "uint16":
                return ModbusNumber.UInt16;
            case "int32":
                return ModbusNumber.Int32;
            case "uint32":
                return ModbusNumber.UInt32;
            case "float32":
                return ModbusNumber.Float32;
            default:
                statement.BadValue("type", text, "'int16', 'uint16', 'int32', 'uint32' or 'float32'");
                return ModbusNumber.Int16;
        }
    }

    private static ModbusOrder ReadOrder(ProfileStatement statement)
    {
        string text = statement.Text("order", "abcd");
        switch (text)
        {
            case "abcd":
                return ModbusOrder.Abcd;
            case "cdab":
                return ModbusOrder.Cdab;
            case "badc":
                return ModbusOrder.Badc;
            case "dcba":
                return ModbusOrder.Dcba;
            default:
                statement.BadValue("order", text, "'abcd', 'cdab', 'badc' or 'dcba'");
                return ModbusOrder.Abcd;
        }
    }

    /// <summary>Values by which a maker says "no reading"; the usual ones are the ends of the 16-bit ranges.</summary>
    private static int[] ReadErrorCodes(ProfileStatement statement) => ReadCodes(statement, "errors", "0x7fff,0x8000,0xffff");

    /// <summary>A list of numbers of 16 bits, or <c>none</c>.</summary>
    internal static int[] ReadCodes(ProfileStatement statement, string key, string usual)
    {
        string text = statement.Text(key, usual);
        if (text == "none")
        {
            return new int[0];
        }

        string[] parts = text.Split(',');
        var codes = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!ProfileNumber.TryParseInteger(parts[i], out codes[i]) || codes[i] < 0 || codes[i] > 0xFFFF)
            {
                statement.BadValue(key, text, "'none' or values such as " + usual);
                return new int[0];
            }
        }

        return codes;
    }
}
