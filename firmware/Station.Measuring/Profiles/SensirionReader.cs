using Station.Sensors.Scd4x;
using Station.Sensors.Sensirion;
using Station.Sensors.Sgp4x;
using Station.Sensors.Sps30;

namespace Station.Profiles;

/// <summary>Reads what <c>sensor</c> statements say of Sensirion's sensors.</summary>
public static class SensirionReader
{
    /// <summary>The sensor's own timer is a week (SPS30 data sheet 1.0, section 4.2).</summary>
    private const int UsualCleanHours = 168;

    public static int UsualWarmUpMs(SensorModel model)
    {
        switch (model)
        {
            case SensorModel.Sps30:
                return Sps30Quantity.WarmUpMs;
            case SensorModel.Scd4x:
                return Scd4xSensor.WarmUpMs;
            default:
                return Sgp4xSensor.WarmUpMs;
        }
    }

    public static void Read(ProfileStatement statement, SensorSettings sensor)
    {
        var settings = new SensirionSettings();
        sensor.Sensirion = settings;
        switch (sensor.Model)
        {
            case SensorModel.Sps30:
                ReadParticles(statement, sensor, settings);
                break;
            case SensorModel.Scd4x:
                ReadCarbonDioxide(statement, sensor, settings);
                break;
            default:
                sensor.I2cAddress = Address(statement, Sgp4xSensor.UsualAddress);
                settings.Climate = statement.Text("climate", null);
                if (sensor.Identity.IntervalMs != Sgp4xSensor.IntervalOnlyMs)
                {
                    statement.Report(ProfileToken.BadInterval, "this sensor's heater needs a reading exactly once a second; set interval=1");
                }

                break;
        }
    }

    /// <summary>Reports gas sensors that are to hear of the air from something that does not measure it.</summary>
    public static void CheckClimate(SensorSettings[] sensors, ProfileProblems problems)
    {
        for (int i = 0; i < sensors.Length; i++)
        {
            string name = sensors[i].Sensirion?.Climate;
            if (name != null && !IsClimate(sensors, name))
            {
                problems.Add(sensors[i].Line, ProfileToken.UnknownSource, "climate='" + name + "' is no sensor with model=climate of this profile; name one");
            }
        }
    }

    private static bool IsClimate(SensorSettings[] sensors, string name)
    {
        for (int i = 0; i < sensors.Length; i++)
        {
            if (sensors[i].Identity.Name == name)
            {
                return sensors[i].Model == SensorModel.Climate;
            }
        }

        return false;
    }

    private static void ReadParticles(ProfileStatement statement, SensorSettings sensor, SensirionSettings settings)
    {
        settings.CleanHours = statement.Integer("clean", 0, 1_000, UsualCleanHours);
        sensor.Port = statement.Text("port", null);
        if (sensor.Port == null)
        {
            sensor.I2cAddress = Address(statement, Sps30BusSensor.UsualAddress);
        }
        else
        {
            sensor.Baud = Sps30SerialSensor.BaudRate;
            settings.IsInteger = statement.Choice("format", "float", "integer");
        }

        CheckShortest(statement, sensor, Sps30Quantity.ShortestIntervalMs);
    }

    private static void ReadCarbonDioxide(ProfileStatement statement, SensorSettings sensor, SensirionSettings settings)
    {
        sensor.I2cAddress = Address(statement, Scd4xSensor.UsualAddress);
        settings.AltitudeM = statement.Integer("altitude", 0, 3_000, 0);
        settings.PressureHpa = statement.Integer("pressure", 700, 1_200, 0);
        settings.IsSelfCalibrating = statement.Choice("asc", "off", "on");
        settings.IsLowPower = statement.Choice("mode", "normal", "low");
        CheckShortest(statement, sensor, settings.IsLowPower ? Scd4xSensor.ShortestLowPowerIntervalMs : Scd4xSensor.ShortestIntervalMs);
    }

    private static int Address(ProfileStatement statement, int usual) => statement.Integer("address", 0x08, 0x77, usual);

    private static void CheckShortest(ProfileStatement statement, SensorSettings sensor, int shortestMs)
    {
        if (sensor.Identity.IntervalMs < shortestMs)
        {
            statement.Report(ProfileToken.BadInterval, "this sensor is read each " + shortestMs / 1_000 + " s or more; set a longer interval");
        }
    }
}
