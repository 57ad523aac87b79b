namespace Station.Sensors;

/// <summary>Who a sensor is and how it is read: what all drivers take from the profile.</summary>
public sealed class SensorIdentity
{
    private const int MsOfSecond = 1_000;

    /// <summary>Bits of the interval in <see cref="times"/>.</summary>
    private const int IntervalBits = 8;
    private const int IntervalMask = (1 << IntervalBits) - 1;

    /// <summary>Warm-up and, below it, interval, in seconds: a field each would take twelve bytes more.</summary>
    private readonly int times;

    public SensorIdentity(string name, string model, string serial, int intervalMs, int warmUpMs)
    {
        Name = name;
        Model = model;
        Serial = serial;
        times = (warmUpMs / MsOfSecond << IntervalBits) | (intervalMs / MsOfSecond);
    }

    public string Name { get; }

    public string Model { get; }

    public string Serial { get; }

    /// <summary>Whole seconds, up to 60.</summary>
    public int IntervalMs => (times & IntervalMask) * MsOfSecond;

    /// <summary>Readings are flagged as warming up for so long after the start and after each time that the supply was switched off and on: whole seconds, up to a day.</summary>
    public int WarmUpMs => (times >> IntervalBits) * MsOfSecond;
}
