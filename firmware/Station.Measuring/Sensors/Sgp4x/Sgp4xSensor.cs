using Station.Hal;
using Station.Measurement;
using Station.Sensors.Sensirion;

namespace Station.Sensors.Sgp4x;

/// <summary>
/// Sensirion SGP40 (volatile organic compounds) and SGP41 (these and nitrogen oxides): raw ticks, exactly once a second, with the
/// temperature and humidity of the air. What is made of ticks is the platform's affair, which can do it again. Sources: SGP40
/// data sheet 1.2, SGP41 data sheet 1.0, section 3.
/// </summary>
public sealed class Sgp4xSensor : SensirionSensor
{
    /// <summary>The one address that they have (section 3.1).</summary>
    public const int UsualAddress = 0x59;

    /// <summary>10 s of conditioning and 45 readings until the signal is of use (SGP41, section 3.3; Sensirion's index algorithm).</summary>
    public const int WarmUpMs = 60_000;

    /// <summary>The heater's rhythm: the sensor is made for one reading a second.</summary>
    public const int IntervalOnlyMs = 1_000;

    private const int MeasureVolatile = 0x260F;
    private const int MeasureBoth = 0x2619;
    private const int Condition = 0x2612;

    /// <summary>A measurement takes up to 30 ms (SGP40) or 50 ms (SGP41, table 9).</summary>
    private const int MeasureMs = 60;

    /// <summary>The conditioning of the nitrogen pixel must not be longer than 10 s (SGP41, section 3.2), here a reading a second.</summary>
    private const int ConditioningReadings = 10;

    /// <summary>After so many failures in a row the sensor has surely lost its heat, and may be conditioned again.</summary>
    private const int ColdAfterFailures = 10;

    /// <summary>What is assumed of the air where no sensor tells: 50 % and 25 degrees (section 3.2, default words).</summary>
    private const int UsualHumidityWord = 0x8000;
    private const int UsualTemperatureWord = 0x6666;

    /// <summary>RH word = x 65535 / 100, T word = (T + 45) 65535 / 175, of hundredths.</summary>
    private const int FullWord = 65_535;
    private const int HumiditySpan = 10_000;
    private const int TemperatureSpan = 17_500;
    private const int TemperatureStart = -4_500;

    private readonly bool hasNitrogen;
    private int conditioningLeft;
    private int failures;
    private bool conditioning;
    private Quantity temperature;
    private Quantity humidity;

    public Sgp4xSensor(SensorIdentity identity, SamplingPeriod period, II2cBus bus, int address, bool hasNitrogen)
        : base(identity, period, CreateQuantities(hasNitrogen), bus, address, 2)
    {
        this.hasNitrogen = hasNitrogen;
        failures = ColdAfterFailures;
    }

    public static Quantity[] CreateQuantities(bool hasNitrogen) => hasNitrogen
        ? new[] { new Quantity("voc", "ticks", 0), new Quantity("nox", "ticks", 0) }
        : new[] { new Quantity("voc", "ticks", 0) };

    /// <summary>Where temperature and humidity (both in hundredths) of the air come from.</summary>
    public void UseClimate(Quantity airTemperature, Quantity airHumidity)
    {
        temperature = airTemperature;
        humidity = airHumidity;
    }

    /// <summary>Without its supply the sensor has lost its heat.</summary>
    public override void TakeSupply(long nowMs)
    {
        base.TakeSupply(nowMs);
        failures = ColdAfterFailures;
    }

    /// <summary>There is nothing to set up; what a configuration decides is whether the sensor is cold.</summary>
    protected override int Configure()
    {
        if (hasNitrogen && failures >= ColdAfterFailures)
        {
            conditioningLeft = ConditioningReadings;
        }

        return Done;
    }

    protected override int Measure(long nowMs)
    {
        if (Phase++ == 0)
        {
            failures++;
            conditioning = conditioningLeft > 0;
            int command = conditioning ? Condition : hasNitrogen ? MeasureBoth : MeasureVolatile;
            return Send(command, HumidityWord(), TemperatureWord()) ? MeasureMs : Absent;
        }

        int verdict = Receive(hasNitrogen && !conditioning ? 2 : 1);
        if (verdict != Done)
        {
            return verdict;
        }

        failures = 0;
        Take(nowMs);
        return Done;
    }

    private void Take(long nowMs)
    {
        if (conditioning)
        {
            conditioningLeft--;
            Miss(QualityReason.WarmUp);
            return;
        }

        QualityReason reason = ReasonAt(nowMs);
        for (int i = 0; i < Quantities.Length; i++)
        {
            Quantities[i].Take(Word(i), reason);
        }
    }

    private int HumidityWord() => humidity == null || !humidity.IsNormal
        ? UsualHumidityWord
        : WordOf(humidity.LastRaw, HumiditySpan);

    private int TemperatureWord() => temperature == null || !temperature.IsNormal
        ? UsualTemperatureWord
        : WordOf(temperature.LastRaw - TemperatureStart, TemperatureSpan);

    private static int WordOf(int value, int span)
    {
        int word = (int)HalfEven.Divide((long)value * FullWord, span);
        return word < 0 ? 0 : word > FullWord ? FullWord : word;
    }
}
