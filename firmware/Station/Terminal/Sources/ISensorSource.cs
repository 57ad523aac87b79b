namespace Station.Terminal.Sources;

/// <summary>What the command <c>sensors</c> shows.</summary>
public interface ISensorSource
{
    /// <summary>Sensors of the profile.</summary>
    int SensorCount { get; }

    /// <summary>Fills in a sensor.</summary>
    void ReadSensor(int sensor, SensorView view);

    /// <summary>Fills in one of a sensor's values, 0 to <see cref="SensorView.ValueCount"/> - 1.</summary>
    void ReadValue(int sensor, int value, ValueView view);
}
