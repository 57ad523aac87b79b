using Station.Hal;
using Station.Measurement;
using Station.Sensors.I2c;
using Station.Sensors.Pressure;

namespace Station.Sensors.Bme280;

/// <summary>
/// Bosch BME280: temperature, humidity and pressure of the air. It measures once a second by itself, and one transfer brings the newest measurement together with the part's settings: one that
/// lost its supply shows those of a start and is set up anew within the same sample. Source: Bosch BST-BME280-DS002.
/// </summary>
public sealed class ClimateSensor : I2cSensor, IBarometer
{
    /// <summary>Far beyond what the part measures (-40 to 85 C, 300 to 1100 hPa): a converter that failed or coefficients that were lost, not weather.</summary>
    private const int LowestCentidegrees = -6_000;
    private const int HighestCentidegrees = 10_000;
    private const int LowestPa = 20_000;
    private const int HighestPa = 120_000;

    /// <summary>No air is drier than this; exactly 0 is where the data sheet's formula cuts off what comes out negative.</summary>
    private const int LowestCentipercent = 50;
    private const int HighestCentipercent = 10_000;

    /// <summary>Fog lasts a night; a sensor that says 100 % for two days is wet or broken.</summary>
    private const int SaturatedMs = 2 * 86_400_000;

    /// <summary>The air pressure changes by at most some 1 hPa in this time, 1 cm of water.</summary>
    private const int FreshMs = 900_000;

    /// <summary>What a register holds without a measurement (sections 5.4.7 to 5.4.9); a true value can be the same.</summary>
    private const int Skipped20 = 0x80000;
    private const int Skipped16 = 0x8000;

    /// <summary>A start takes up to 2 ms (section 1.1).</summary>
    private const int StartMs = 10;

    /// <summary>Looks at whether the coefficients are there, so many starts long.</summary>
    private const int MostLooks = 5;

    /// <summary>A measurement with these settings takes up to 19 ms (section 9.1).</summary>
    private const int MeasuringMs = 30;

    /// <summary>From one measurement to the next: a second, a quarter more at most, and the measurement (sections 1.1 and 9.1).</summary>
    private const int NextMeasurementMs = 1_300;

    /// <summary>Places in what is read from <see cref="ClimateRegister.Humidity"/> on.</summary>
    private const int HumiditySettingAt = 0;
    private const int MeasurementSettingAt = 2;
    private const int RhythmSettingAt = 3;
    private const int PressureAt = 5;
    private const int TemperatureAt = 8;
    private const int HumidityAt = 11;

    private readonly ClimateCalibration calibration = new ClimateCalibration();
    private bool wasSetUpAnew;
    private long unsaturatedMs;
    private int airPa;
    private long airMs = -FreshMs;

    public ClimateSensor(SensorIdentity identity, SamplingPeriod period, II2cBus bus, int address)
        : base(identity, period, CreateQuantities(), bus, address, ClimateCalibration.FirstBytes)
    {
    }

    public static Quantity[] CreateQuantities() => new[]
    {
        new Quantity("temperature", "C", -2),
        new Quantity("humidity", "%", -2),
        new Quantity("pressure", "Pa", 0),
    };

    public bool TryAirPressure(long nowMs, out int pascals)
    {
        pascals = airPa;
        return nowMs - airMs < FreshMs;
    }

    /// <summary>Begins with a reset, which also loads the coefficients anew; settings are taken for sure by a part that sleeps (section 5.4.6).</summary>
    protected override int Configure()
    {
        if (Phase == 0)
        {
            return Begin();
        }

        if (Phase > MostLooks)
        {
            return Done;
        }

        if (!Read(ClimateRegister.Status, 1))
        {
            return Absent;
        }

        if ((Input[0] & ClimateRegister.StatusCopying) != 0)
        {
            return Phase++ < MostLooks ? StartMs : Absent;
        }

        int verdict = ReadCalibration();
        return verdict == Done ? Set() : verdict;
    }

    protected override int Measure(long nowMs)
    {
        if (!Read(ClimateRegister.Humidity, ClimateRegister.ReadingBytes))
        {
            return Absent;
        }

        if (!IsSet())
        {
            return SetAnew();
        }

        wasSetUpAnew = false;
        if (IsSkipped() && Phase++ == 0)
        {
            return NextMeasurementMs;
        }

        return Take(nowMs);
    }

    private int Begin()
    {
        if (!Read(ClimateRegister.Identity, 1))
        {
            return Absent;
        }

        if (Input[0] != ClimateRegister.IdentityOfPart)
        {
            return Corrupt;
        }

        Phase = 1;
        return Write(ClimateRegister.Reset, ClimateRegister.ResetWord) ? StartMs : Absent;
    }

    private int ReadCalibration()
    {
        int verdict = ReadCalibration(ClimateRegister.FirstCalibration, 0, ClimateCalibration.FirstBytes);
        if (verdict == Done)
        {
            verdict = ReadCalibration(ClimateRegister.SecondCalibration, ClimateCalibration.FirstBytes, ClimateCalibration.SecondBytes);
        }

        return verdict == Done && !calibration.IsSound() ? Corrupt : verdict;
    }

    /// <summary>Twice, and both must agree: no checksum protects the coefficients, and one wrong bit would spoil every reading to come.</summary>
    private int ReadCalibration(int register, int place, int count)
    {
        if (!Read(register, count))
        {
            return Absent;
        }

        calibration.Set(place, Input, count);
        if (!Read(register, count))
        {
            return Absent;
        }

        return calibration.Holds(place, Input, count) ? Done : Corrupt;
    }

    /// <summary>Measuring is switched on last: with that the oversampling of humidity takes effect.</summary>
    private int Set()
    {
        Phase = MostLooks + 1;
        return Write(ClimateRegister.Humidity, ClimateRegister.HumiditySetting)
            && Write(ClimateRegister.Rhythm, ClimateRegister.RhythmSetting)
            && Write(ClimateRegister.Measurement, ClimateRegister.MeasurementSetting) ? MeasuringMs : Absent;
    }

    private bool IsSet() =>
        (Input[HumiditySettingAt] & ClimateRegister.HumidityMask) == ClimateRegister.HumiditySetting
        && Input[MeasurementSettingAt] == ClimateRegister.MeasurementSetting
        && (Input[RhythmSettingAt] & ClimateRegister.RhythmMask) == ClimateRegister.RhythmSetting;

    /// <summary>Once a sample: a part that does not keep its settings is none, or its bus is broken.</summary>
    private int SetAnew()
    {
        wasSetUpAnew = !wasSetUpAnew;
        if (!wasSetUpAnew)
        {
            return Corrupt;
        }

        Counters.Configurations++;
        ConfigureAgain();
        return 1;
    }

    /// <summary>Without a measurement, or by chance with just those values: the next measurement tells.</summary>
    private bool IsSkipped() => Raw20(TemperatureAt) == Skipped20 || Raw20(PressureAt) == Skipped20 || Raw16(HumidityAt) == Skipped16;

    private int Take(long nowMs)
    {
        int rawTemperature = Raw20(TemperatureAt);
        if (rawTemperature == Skipped20)
        {
            return Fault;
        }

        QualityReason reason = ReasonAt(nowMs);
        Take(Quantities[0], calibration.TemperatureCentidegrees(rawTemperature), LowestCentidegrees, HighestCentidegrees, reason);
        int rawHumidity = Raw16(HumidityAt);
        int humidity = rawHumidity == Skipped16 ? 0 : calibration.HumidityCentipercent(rawHumidity);
        Take(Quantities[1], humidity, LowestCentipercent, HighestBelievable(humidity, nowMs), reason);
        int rawPressure = Raw20(PressureAt);
        int pressure = rawPressure == Skipped20 ? 0 : calibration.PressurePa(rawPressure);
        Take(Quantities[2], pressure, LowestPa, HighestPa, reason);
        if (pressure >= LowestPa && pressure <= HighestPa)
        {
            airPa = pressure;
            airMs = nowMs;
        }

        return Done;
    }

    private int Raw20(int place) => Input[place] << 12 | Input[place + 1] << 4 | Input[place + 2] >> 4;

    private int Raw16(int place) => Input[place] << 8 | Input[place + 1];

    private int HighestBelievable(int humidity, long nowMs)
    {
        if (humidity < HighestCentipercent)
        {
            unsaturatedMs = nowMs;
        }

        return nowMs - unsaturatedMs >= SaturatedMs ? HighestCentipercent - 1 : HighestCentipercent;
    }

    private void Take(Quantity quantity, int value, int lowest, int highest, QualityReason reason)
    {
        if (value >= lowest && value <= highest)
        {
            quantity.Take(value, reason);
            return;
        }

        Counters.InstrumentErrors++;
        quantity.Miss(QualityReason.InstrumentError);
    }
}
