using Station.Hal;
using Station.Measurement;
using Station.Sensors.Pressure;

namespace Station.Sensors.Board;

/// <summary>
/// Temperature, humidity and pressure from a Bosch BME280 behind the board's own binding, and guarded against that: it reads two of the humidity's calibration
/// words without their sign, which drives parts with a negative one to 0 %; and numbers that the part cannot give are not passed on.
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

    private long unsaturatedMs;
    private int airPa;
    private long airMs = -FreshMs;

    private readonly IClimateSensor sensor;
    private readonly ClimateReading reading = new ClimateReading();

    public ClimateSensor(SensorIdentity identity, SamplingPeriod period, IClimateSensor sensor)
        : base(identity, period, CreateQuantities())
    {
        this.sensor = sensor;
    }

    public static Quantity[] CreateQuantities() => new[]
    {
        new Quantity("temperature", "C", -2),
        new Quantity("humidity", "%", -2),
        new Quantity("pressure", "Pa", 0),
    };

    public long Step(long nowMs)
    {
        if (Schedule.TakeDue(nowMs))
        {
            Sample(nowMs);
        }

        return Schedule.NextMs;
    }

    private void Sample(long nowMs)
    {
        if (!sensor.TryRead(reading))
        {
            Counters.Timeouts++;
            Miss(QualityReason.Silence);
            return;
        }

        Counters.FramesGood++;
        QualityReason reason = ReasonAt(nowMs);
        int errors = Counters.InstrumentErrors;
        Take(Quantities[0], reading.TemperatureCentidegrees, LowestCentidegrees, HighestCentidegrees, reason);
        Take(Quantities[1], reading.HumidityCentipercent, LowestCentipercent, HighestBelievable(nowMs), reason);
        Take(Quantities[2], reading.PressurePa, LowestPa, HighestPa, reason);
        if (Counters.InstrumentErrors == errors)
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
