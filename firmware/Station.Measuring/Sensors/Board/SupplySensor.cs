using Station.Hal;
using Station.Measurement;

namespace Station.Sensors.Board;

/// <summary>The station's supply voltage, through the board's analogue input.</summary>
public sealed class SupplySensor : Sensor, ISensorDriver
{
    private readonly IAnalogInput input;

    public SupplySensor(SensorIdentity identity, SamplingPeriod period, IAnalogInput input)
        : base(identity, period, CreateQuantities())
    {
        this.input = input;
    }

    public static Quantity[] CreateQuantities() => new[] { new Quantity("voltage", "V", -3) };

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
        if (input.TryReadMillivolts(out int millivolts))
        {
            Counters.FramesGood++;
            Quantities[0].Take(millivolts, ReasonAt(nowMs));
        }
        else
        {
            Counters.InstrumentErrors++;
            Miss(QualityReason.InstrumentError);
        }
    }
}
