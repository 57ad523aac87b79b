namespace Station.Measurement;

/// <summary>A reading that is judged when those of other channels are there.</summary>
internal sealed class WaitingReading
{
    /// <summary>There is one.</summary>
    public bool IsThere;

    /// <summary>The reading, as in <see cref="IReadings"/>.</summary>
    public long Product;

    /// <summary>What its own channel has against it.</summary>
    public QualityReason Reason;
}
