namespace Station.Measurement;

/// <summary>Collects what became of the readings of channels in the current period.</summary>
public interface IReadings
{
    /// <summary>
    /// A reading with a value. <paramref name="product"/> is the raw reading times the channel's numerator: it stays exact until
    /// the period is concluded and is rounded once.
    /// </summary>
    void Add(int channel, long product, QualityReason reason);

    /// <summary>A reading that was due and has no value.</summary>
    void AddFailure(int channel, QualityReason reason);
}
