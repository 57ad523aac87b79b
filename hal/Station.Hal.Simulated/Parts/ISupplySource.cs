namespace Station.Hal.Simulated;

/// <summary>What the supply voltage truly is.</summary>
public interface ISupplySource
{
    /// <summary>Millivolts at a true time; false when the converter fails.</summary>
    bool TryReadMillivolts(long trueMs, out int millivolts);
}
