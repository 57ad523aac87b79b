using Station.Measurement;

namespace Station.Sensors;

/// <summary>What all sensors have in common: identity, counters, quantities and the way in which readings leave.</summary>
public abstract class Sensor : ISensor
{
    private readonly int warmUpMs;
    private long suppliedMs;

    protected Sensor(SensorIdentity identity, SamplingPeriod period, Quantity[] quantities)
    {
        Name = identity.Name;
        Model = identity.Model;
        Serial = identity.Serial;
        IntervalMs = identity.IntervalMs;
        warmUpMs = identity.WarmUpMs;
        Quantities = quantities;
        Schedule = new SampleSchedule(period, identity.IntervalMs);
    }

    public string Name { get; }

    public string Model { get; }

    public string Serial { get; }

    public int IntervalMs { get; }

    public SensorCounters Counters { get; } = new SensorCounters();

    public Quantity[] Quantities { get; }

    protected SampleSchedule Schedule { get; }

    /// <summary>Forgets how the sensor was configured: it is set up anew before the next question.</summary>
    public virtual void ConfigureAgain()
    {
    }

    /// <summary>The sensor's supply was off and is back: it warms up again, in its default mode.</summary>
    public void TakeSupply(long nowMs)
    {
        suppliedMs = nowMs;
        ConfigureAgain();
    }

    /// <summary>What a reading without any other fault is now: normal, or warming up.</summary>
    protected QualityReason ReasonAt(long nowMs) => nowMs - suppliedMs < warmUpMs ? QualityReason.WarmUp : QualityReason.None;

    /// <summary>Tells all channels that a reading was due and did not come.</summary>
    protected void Miss(QualityReason reason)
    {
        for (int i = 0; i < Quantities.Length; i++)
        {
            Quantities[i].Miss(reason);
        }
    }
}
