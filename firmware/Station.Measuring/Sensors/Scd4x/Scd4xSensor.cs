using Station.Hal;
using Station.Measurement;
using Station.Sensors.Sensirion;

namespace Station.Sensors.Scd4x;

/// <summary>
/// Sensirion SCD40 and SCD41: carbon dioxide, with temperature and humidity of the sensor itself. Always stopped before it is set
/// up and started, because a second start can lock it up. Source: SCD4x data sheet 1.4, section 3.
/// </summary>
public sealed class Scd4xSensor : SensirionSensor
{
    /// <summary>The one address that it has (section 3.1).</summary>
    public const int UsualAddress = 0x62;

    /// <summary>The values can be trusted after a minute or so (table 1: response time tau63 60 s).</summary>
    public const int WarmUpMs = 60_000;

    /// <summary>Stop, set-up and the first reading have to fit, and a reading must surely be there each time.</summary>
    public const int ShortestIntervalMs = 10_000;
    public const int ShortestLowPowerIntervalMs = 60_000;

    private const int StopPeriodic = 0x3F86;
    private const int StartPeriodic = 0x21B1;
    private const int StartLowPower = 0x21AC;
    private const int ReadMeasurement = 0xEC05;
    private const int DataReady = 0xE4B8;
    private const int SetSelfCalibration = 0x2416;
    private const int SetAltitude = 0x2427;
    private const int SetPressure = 0xE000;

    /// <summary>The sensor takes commands again 500 ms after a stop (section 3.5.3).</summary>
    private const int StopMs = 520;

    /// <summary>Other commands take 1 ms (table 9); the device's clock has steps of 10 ms.</summary>
    private const int CommandMs = 10;

    /// <summary>First reading after a start (sections 3.5.1 and 3.8.1), with a margin.</summary>
    private const int FirstReadingMs = 5_300;
    private const int FirstLowPowerReadingMs = 31_000;

    /// <summary>Pause between two looks for a reading, and how often: a little more than a period of 5 s or 30 s.</summary>
    private const int LookAgainMs = 900;
    private const int LookAgainLowPowerMs = 5_200;
    private const int MostLooks = 6;

    /// <summary>Bits of the answer that are not 0 when a reading is there (section 3.8.2).</summary>
    private const int ReadyBits = 0x07FF;

    /// <summary>T = -45 + 175 x / 65535 and RH = 100 x / 65535 (section 3.5.2), in hundredths.</summary>
    private const int FullWord = 65_535;
    private const long TemperatureSpan = 17_500;
    private const int TemperatureStart = -4_500;
    private const long HumiditySpan = 10_000;

    private readonly SensirionSettings settings;
    private int looks;

    public Scd4xSensor(SensorIdentity identity, SamplingPeriod period, II2cBus bus, int address, SensirionSettings settings)
        : base(identity, period, CreateQuantities(), bus, address, 3)
    {
        this.settings = settings;
    }

    public static Quantity[] CreateQuantities() => new[]
    {
        new Quantity("co2", "ppm", 0), new Quantity("temperature", "C", -2), new Quantity("humidity", "%", -2),
    };

    protected override int Configure()
    {
        switch (Phase++)
        {
            case 0:
                return Send(StopPeriodic) ? StopMs : Absent;
            case 1:
                return Send(SetSelfCalibration, settings.IsSelfCalibrating ? 1 : 0) ? CommandMs : Absent;
            case 2:
                return SendPlace() ? CommandMs : Absent;
            case 3:
                return Start();
            default:
                return Done;
        }
    }

    protected override int Measure(long nowMs)
    {
        switch (Phase++)
        {
            case 0:
                return Send(DataReady) ? CommandMs : Absent;
            case 1:
                return JudgeReady();
            default:
                return Take(nowMs);
        }
    }

    private bool SendPlace() =>
        settings.PressureHpa > 0 ? Send(SetPressure, settings.PressureHpa) : Send(SetAltitude, settings.AltitudeM);

    private int Start()
    {
        bool started = Send(settings.IsLowPower ? StartLowPower : StartPeriodic);
        return started ? (settings.IsLowPower ? FirstLowPowerReadingMs : FirstReadingMs) : Absent;
    }

    /// <summary>
    /// The sensor's rhythm is its own, so the next reading may be up to one period away. A sensor that has none after that
    /// is not measuring.
    /// </summary>
    private int JudgeReady()
    {
        int verdict = Receive(1);
        if (verdict != Done)
        {
            return verdict;
        }

        if ((Word(0) & ReadyBits) != 0)
        {
            return Send(ReadMeasurement) ? CommandMs : Absent;
        }

        if (++looks > MostLooks)
        {
            looks = 0;
            return Absent;
        }

        Phase = 0;
        return settings.IsLowPower ? LookAgainLowPowerMs : LookAgainMs;
    }

    private int Take(long nowMs)
    {
        looks = 0;
        int verdict = Receive(3);
        if (verdict != Done)
        {
            return verdict;
        }

        if (Word(0) == 0)
        {
            // There is no air without carbon dioxide: the sensor has no reading.
            return Fault;
        }

        QualityReason reason = ReasonAt(nowMs);
        Quantities[0].Take(Word(0), reason);
        Quantities[1].Take(TemperatureStart + (int)HalfEven.Divide(TemperatureSpan * Word(1), FullWord), reason);
        Quantities[2].Take((int)HalfEven.Divide(HumiditySpan * Word(2), FullWord), reason);
        return Done;
    }
}
