using Station.Measurement;

namespace Station.Profiles;

/// <summary>One channel of a profile: a column of the records, and the quantity of a sensor that is scaled to it.</summary>
public sealed class ChannelSettings : Column
{
    public ChannelSettings(string name, Column column, Scale scale, int minimum, int maximum, int sensor, int quantity)
        : base(column)
    {
        Name = name;
        Scale = scale;
        Sensor = sensor;
        Source = new ChannelSource { Minimum = minimum, Maximum = maximum, Quantity = quantity };
    }

    public string Name { get; }

    /// <summary>From the quantity's raw unit, or from what a curve makes of it, to stored units.</summary>
    public Scale Scale { get; }

    /// <summary>Index of the sensor in the profile.</summary>
    public int Sensor { get; }

    /// <summary>How the channel is built; null once it is.</summary>
    public ChannelSource Source { get; set; }
}
