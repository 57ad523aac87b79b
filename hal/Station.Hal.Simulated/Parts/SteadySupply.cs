namespace Station.Hal.Simulated;

/// <summary>A supply that never changes.</summary>
public sealed class SteadySupply : ISupplySource
{
    private readonly int millivolts;

    public SteadySupply(int millivolts)
    {
        this.millivolts = millivolts;
    }

    /// <inheritdoc/>
    public bool TryReadMillivolts(long trueMs, out int reading)
    {
        reading = millivolts;
        return true;
    }
}
