using Station.Hal;
using Station.Measurement;

namespace Station.Sensors.Board;

/// <summary>Temperature, humidity and pressure from a Bosch BME280 behind the board's own binding.</summary>
public sealed class ClimateSensor : Sensor, ISensorDriver
{
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
        Quantities[0].Take(reading.TemperatureCentidegrees, reason);
        Quantities[1].Take(reading.HumidityCentipercent, reason);
        Quantities[2].Take(reading.PressurePa, reason);
    }
}
