using Station.Measurement;
using Station.Sensors;
using Station.Sensors.Analogue;
using Station.Sensors.MaxBotix;
using Station.Sensors.Modbus;
using Station.Sensors.Plantower;
using Station.Sensors.Sensirion;
using Station.Sensors.Ultrasonic;
using Station.Sensors.Winsen;

namespace Station.Profiles;

/// <summary>One sensor of a profile. Which of the model's own settings mean anything follows from <see cref="Model"/>.</summary>
public sealed class SensorSettings
{
    public SensorSettings(int line, SensorModel model, SensorIdentity identity)
    {
        Line = line;
        Model = model;
        Identity = identity;
    }

    /// <summary>Line of the profile's text, for messages.</summary>
    public int Line { get; }

    public SensorModel Model { get; }

    public SensorIdentity Identity { get; }

    /// <summary>Name of the serial port, null for sensors without one.</summary>
    public string Port { get; set; }

    /// <summary>Bits a second on that port.</summary>
    public int Baud { get; set; }

    /// <summary>The sensor sends without being asked.</summary>
    public bool IsStreaming { get; set; }

    /// <summary>I2C address, 0 for sensors elsewhere.</summary>
    public int I2cAddress { get; set; }

    /// <summary>One minute in so many is measured; 1 for all.</summary>
    public int EveryMinutes { get; set; } = 1;

    public SensirionSettings Sensirion { get; set; }

    public PlantowerVariant Variant { get; set; }

    public WinsenSettings Winsen { get; set; }

    /// <summary>Name of the gas, null for sensors of other things.</summary>
    public string Gas { get; set; }

    public RegisterMap Registers { get; set; }

    public AnalogueSettings Analogue { get; set; }

    public UltrasonicSettings Ultrasonic { get; set; }

    public MaxBotixSettings MaxBotix { get; set; }

    /// <summary>Name of the sensor that knows the air pressure, null for none.</summary>
    public string Barometer { get; set; }

    /// <summary>Density of the water over a pressure sensor.</summary>
    public int DensityKgPerM3 { get; set; }

    /// <summary>Time weighting slow (1 s) instead of fast (125 ms).</summary>
    public bool IsSlow { get; set; }

    /// <summary>Unit of a Modbus instrument's value.</summary>
    public string Unit { get; set; }

    /// <summary>What the sensor measures: a new set for each caller.</summary>
    public Quantity[] CreateQuantities()
    {
        switch (Model)
        {
            case SensorModel.Plantower:
                return PlantowerSensor.CreateQuantities(Variant);
            case SensorModel.Winsen:
                return WinsenSensor.CreateQuantities();
            case SensorModel.Modbus:
                return ModbusInstrument.CreateQuantities(Unit);
            case SensorModel.Ultrasonic:
                return Sensors.Ultrasonic.UltrasonicSensor.CreateQuantities();
            case SensorModel.Climate:
                return Sensors.Bme280.ClimateSensor.CreateQuantities();
            case SensorModel.Analogue:
                return AnalogueSensor.CreateQuantities(Analogue);
            case SensorModel.SoundLevel:
                return SoundLevelSensor.CreateQuantities();
            case SensorModel.SoundMeter:
                return Sensors.SoundMeter.SoundMeterSensor.CreateQuantities();
            case SensorModel.PressureLevel:
                return Sensors.Pressure.PressureLevelSensor.CreateQuantities();
            case SensorModel.MaxBotix:
                return MaxBotixSensor.CreateQuantities(MaxBotix);
            case SensorModel.Sds011:
                return Sensors.Sds011.Sds011Sensor.CreateQuantities();
            case SensorModel.Sps30:
                return Sensors.Sps30.Sps30Quantity.CreateQuantities();
            case SensorModel.Scd4x:
                return Sensors.Scd4x.Scd4xSensor.CreateQuantities();
            case SensorModel.Sgp40:
            case SensorModel.Sgp41:
                return Sensors.Sgp4x.Sgp4xSensor.CreateQuantities(Model == SensorModel.Sgp41);
            default:
                return Sensors.Board.SupplySensor.CreateQuantities();
        }
    }
}
