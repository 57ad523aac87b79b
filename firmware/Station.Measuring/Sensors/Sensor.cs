using Station.Measurement;

namespace Station.Sensors;

/// <summary>What all sensors have in common: identity, counters, quantities and the way in which readings leave.</summary>
public abstract class Sensor : SampleSchedule, ISensor
{
    private readonly SensorIdentity identity;
    private long warmFromMs;

    protected Sensor(SensorIdentity identity, SamplingPeriod period, Quantity[] quantities)
        : base(period, identity.IntervalMs)
    {
        this.identity = identity;
        warmFromMs = identity.WarmUpMs;
        Quantities = quantities;
    }

    public string Name => identity.Name;

    public string Model => identity.Model;

    public string Serial => identity.Serial;

    public SensorCounters Counters { get; } = new SensorCounters();

    public Quantity[] Quantities { get; }

    /// <summary>Forgets how the sensor was configured: it is set up anew before the next question.</summary>
    public virtual void ConfigureAgain()
    {
    }

    /// <summary>The sensor's supply was off and is back: it warms up again, in its default mode.</summary>
    public virtual void TakeSupply(long nowMs)
    {
        WarmUpAgain(nowMs);
        ConfigureAgain();
    }

    /// <summary>What a reading without any other fault is now: normal, or warming up.</summary>
    protected QualityReason ReasonAt(long nowMs) => nowMs < warmFromMs ? QualityReason.WarmUp : QualityReason.None;

    /// <summary>The reason of a reading that may lie at the end of what the instrument can express: the truth is that or more.</summary>
    protected static QualityReason Saturated(bool atCeiling, QualityReason reason) =>
        atCeiling && reason == QualityReason.None ? QualityReason.AboveRange : reason;

    /// <summary>The sensor has just begun to run: its warm-up starts anew.</summary>
    protected void WarmUpAgain(long nowMs) => NotWarmBefore(nowMs + identity.WarmUpMs);

    /// <summary>Readings before an uptime are flagged as warming up.</summary>
    protected void NotWarmBefore(long uptimeMs)
    {
        if (uptimeMs > warmFromMs)
        {
            warmFromMs = uptimeMs;
        }
    }

    /// <summary>Tells all channels that a reading was due and did not come.</summary>
    protected void Miss(QualityReason reason)
    {
        for (int i = 0; i < Quantities.Length; i++)
        {
            Quantities[i].Miss(reason);
        }
    }
}
