using Station.Hal;
using Station.Measurement;
using Station.Sensors.I2c;

namespace Station.Sensors.Pressure;

/// <summary>
/// MS5837-30BA, a sealed pressure sensor under water. It measures water and air together, so the level is made with the station's barometer: without
/// that, the weather would move it by some 30 cm. Source: TE Connectivity ENG_DS_MS5837-30BA.
/// </summary>
public sealed class PressureLevelSensor : I2cSensor
{
    /// <summary>Self-heating and the housing settle for some seconds after power.</summary>
    public const int WarmUpMs = 5_000;

    /// <summary>The PROM is loaded within 2.8 ms of a reset ("reset sequence").</summary>
    private const int ResetMs = 20;

    /// <summary>A conversion at oversampling 8192 takes up to 18.1 ms ("ADC" table).</summary>
    private const int ConversionMs = 30;

    /// <summary>Gravity in 1e-5 m/s2 (standard, ISO 80000-3).</summary>
    private const long Gravity = 980_665;

    /// <summary>0 to 30 bar is what the part measures; what lies beyond is no pressure ("performance").</summary>
    private const int LargestDecimillibar = 310_000;

    private readonly PressureCalibration calibration = new PressureCalibration();
    private readonly int densityKgPerM3;
    private int rawPressure;

    public PressureLevelSensor(SensorIdentity identity, SamplingPeriod period, II2cBus bus, int address, int densityKgPerM3)
        : base(identity, period, CreateQuantities(), bus, address)
    {
        this.densityKgPerM3 = densityKgPerM3;
    }

    /// <summary>Who knows the air pressure; null when nobody does, and the level is missing then.</summary>
    public IBarometer Barometer { get; set; }

    /// <summary>Height of the water above the sensor; the absolute pressure, and the water's temperature.</summary>
    public static Quantity[] CreateQuantities() => new[]
    {
        new Quantity("level", "mm", -1),
        new Quantity("pressure", "Pa", 1),
        new Quantity("temperature", "C", -2),
    };

    protected override int Configure()
    {
        if (Phase == 0)
        {
            Phase = 1;
            return Write(PressureCommand.Reset) ? ResetMs : Absent;
        }

        for (int i = 0; i < PressureCommand.PromWords; i++)
        {
            if (!Read(PressureCommand.ReadProm + i * 2, 2))
            {
                return Absent;
            }

            calibration.SetWord(i, Input[0] << 8 | Input[1]);
        }

        return calibration.IsSound() ? Done : Corrupt;
    }

    protected override int Measure(long nowMs)
    {
        switch (Phase++)
        {
            case 0:
                return Write(PressureCommand.ConvertPressure) ? ConversionMs : Absent;
            case 1:
                return TryReadAdc(out rawPressure) && Write(PressureCommand.ConvertTemperature) ? ConversionMs : Absent;
            default:
                return TryReadAdc(out int rawTemperature) ? Take(rawTemperature, nowMs) : Absent;
        }
    }

    private bool TryReadAdc(out int raw)
    {
        bool read = Read(PressureCommand.ReadAdc, 3);
        raw = Input[0] << 16 | Input[1] << 8 | Input[2];
        return read;
    }

    private int Take(int rawTemperature, long nowMs)
    {
        // A result of 0 is that of a conversion that was not finished or not begun ("conversion sequence").
        if (rawPressure == 0 || rawTemperature == 0)
        {
            return Fault;
        }

        calibration.Calculate(rawPressure, rawTemperature);
        int decimillibar = calibration.PressureDecimillibar;
        if (decimillibar < 0 || decimillibar > LargestDecimillibar)
        {
            return Fault;
        }

        QualityReason reason = ReasonAt(nowMs);
        Quantities[1].Take(decimillibar, reason);
        Quantities[2].Take(calibration.TemperatureCentidegrees, reason);
        if (Barometer != null && Barometer.TryAirPressure(nowMs, out int airPa))
        {
            Quantities[0].Take(LevelOf(decimillibar * 10L - airPa), reason);
        }
        else
        {
            // The barometer is silent, not this sensor; its level is out of reach all the same.
            Quantities[0].Miss(QualityReason.Silence);
        }

        return Done;
    }

    /// <summary>0.1 mm of water: p = density x gravity x height.</summary>
    private int LevelOf(long waterPa) => (int)HalfEven.Divide(waterPa * 1_000_000_000, densityKgPerM3 * Gravity);
}
