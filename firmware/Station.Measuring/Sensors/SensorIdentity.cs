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

    /// <summary>Readings before this uptime are flagged as warming up: sensors get their supply when the station starts.</summary>
    public int WarmUpMs { get; }
}
