using Station.Aggregation;
using Station.Measurement;

namespace Station.Terminal.Sources;

/// <summary>The last value of a channel as the terminal shows it. The reader owns it and passes it in to be filled.</summary>
public sealed class ValueView
{
    /// <summary>Name of the channel.</summary>
    public string Name = "";

    /// <summary>Stored integer, or <see cref="PeriodRecord.Missing"/>.</summary>
    public int Value;

    /// <summary>The value is its integer times ten to this power.</summary>
    public int Exponent;

    public string Unit = "";

    public QualityFlag Flag;

    public QualityReason Reason;
}
