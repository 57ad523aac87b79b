namespace Station.Sensors;

/// <summary>Who a sensor is and how it is read: what all drivers take from the profile.</summary>
public sealed class SensorIdentity
{
    public SensorIdentity(string name, string model, string serial, int intervalMs, int warmUpMs)
    {
        Name = name;
        Model = model;
        Serial = serial;
        IntervalMs = intervalMs;
        WarmUpMs = warmUpMs;
    }

    public string Name { get; }

    public string Model { get; }

    public string Serial { get; }

    public int IntervalMs { get; }

    /// <summary>Readings are flagged as warming up for so long after the start and after each time that the supply was switched off and on.</summary>
    public int WarmUpMs { get; }
}
