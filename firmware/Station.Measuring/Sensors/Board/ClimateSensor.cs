using Station.Hal;
using Station.Measurement;
using Station.Sensors.Pressure;

namespace Station.Sensors.Board;

/// <summary>
/// Temperature, humidity and pressure from a Bosch BME280 behind the board's own binding, and guarded against that: it reads two of the humidity's calibration
/// words without their sign, so a part on which one is negative gives no humidity here, rather than a wrong one; and numbers that the part cannot give are not passed on.
/// </summary>
public sealed class ClimateSensor : Sensor, ISensorDriver, IBarometer
{
    /// <summary>Far beyond what the part measures (-40 to 85 C, 300 to 1100 hPa): the raw value of a skipped or failed conversion, not weather.</summary>
    private const int LowestCentidegrees = -6_000;
    private const int HighestCentidegrees = 10_000;
    private const int LowestPa = 20_000;
    private const int HighestPa = 120_000;

    /// <summary>No air is drier than this; exactly 0 is where the binding cuts off what came out negative.</summary>
    private const int LowestCentipercent = 50;
    private const int HighestCentipercent = 10_000;

    /// <summary>Fog lasts a night; a sensor that says 100 % for two days is wet or broken.</summary>
    private const int SaturatedMs = 2 * 86_400_000;

    /// <summary>The air pressure changes by at most some 1 hPa in this time, 1 cm of water.</summary>
    private const int FreshMs = 900_000;

    /// <summary>Register E4, and the two behind it: E4 holds the high bits of H4, E6 those of H5 (BME280 data sheet, table 16).</summary>
    private const byte HumidityCalibration = 0xE4;
    private const int SignBit = 0x80;

    private readonly II2cBus bus;
    private readonly int address;
    private bool calibrationRead;
    private bool humidityIsTrusted = true;
    private long unsaturatedMs;
    private int airPa;
    private long airMs = -FreshMs;

    private readonly IClimateSensor sensor;
    private readonly ClimateReading reading = new ClimateReading();

    /// <param name="identity">Who the sensor is.</param>
    /// <param name="period">The period that is being measured.</param>
    /// <param name="sensor">The binding.</param>
    /// <param name="bus">The bus that the part is on, for a look at its calibration; null to do without.</param>
    /// <param name="address">Its address there.</param>
    public ClimateSensor(SensorIdentity identity, SamplingPeriod period, IClimateSensor sensor, II2cBus bus = null, int address = 0)
        : base(identity, period, CreateQuantities())
    {
        this.sensor = sensor;
        this.bus = bus;
        this.address = address;
    }

    public static Quantity[] CreateQuantities() => new[]
    {
        new Quantity("temperature", "C", -2),
        new Quantity("humidity", "%", -2),
        new Quantity("pressure", "Pa", 0),
    };

    public long Step(long nowMs)
    {
        if (TakeDue(nowMs))
        {
            Sample(nowMs);
        }

        return NextMs;
    }

    private void Sample(long nowMs)
    {
        if (!sensor.TryRead(reading))
        {
            Counters.Timeouts++;
            Miss(QualityReason.Silence);
            calibrationRead = false;
            return;
        }

        LookAtCalibration();

        Counters.FramesGood++;
        QualityReason reason = ReasonAt(nowMs);
        Take(Quantities[0], reading.TemperatureCentidegrees, LowestCentidegrees, HighestCentidegrees, reason);
        int highest = humidityIsTrusted ? HighestBelievable(nowMs) : LowestCentipercent - 1;
        Take(Quantities[1], reading.HumidityCentipercent, LowestCentipercent, highest, reason);
        Take(Quantities[2], reading.PressurePa, LowestPa, HighestPa, reason);
        if (reading.PressurePa >= LowestPa && reading.PressurePa <= HighestPa)
        {
            airPa = reading.PressurePa;
            airMs = nowMs;
        }
    }

    public bool TryAirPressure(long nowMs, out int pascals)
    {
        pascals = airPa;
        return nowMs - airMs < FreshMs;
    }

    /// <summary>Once for each part: after a silence another one may be there.</summary>
    private void LookAtCalibration()
    {
        if (!calibrationRead && bus != null)
        {
            calibrationRead = true;
            byte[] register = { HumidityCalibration };
            byte[] calibration = new byte[3];
            bool read = bus.WriteRead(address, register, 1, calibration, calibration.Length) == I2cStatus.Complete;
            humidityIsTrusted = !read || ((calibration[0] | calibration[2]) & SignBit) == 0;
        }
    }

    private int HighestBelievable(long nowMs)
    {
        if (reading.HumidityCentipercent < HighestCentipercent)
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
