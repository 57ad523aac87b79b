namespace Station.Hal.Simulated;

/// <summary>What a climate sensor truly measures.</summary>
public interface IClimateSource
{
    /// <summary>Fills a reading taken at a true time; false when the sensor does not answer.</summary>
    bool TryRead(long trueMs, ClimateReading reading);
}
