namespace Station.Sensors.Pressure;

/// <summary>Another sensor of the station that knows the air pressure.</summary>
public interface IBarometer
{
    /// <summary>The air pressure of not long ago. False when there is none.</summary>
    bool TryAirPressure(long nowMs, out int pascals);
}
