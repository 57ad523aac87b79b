namespace Station.Hal;

/// <summary>A Bosch BME280 class sensor behind the platform's own binding. Worst stall: 1 s (I2C).</summary>
public interface IClimateSensor
{
    /// <summary>Takes one reading. False when the sensor did not answer or its answer was not usable.</summary>
    bool TryRead(ClimateReading reading);
}
