using Station.Measurement;

namespace Station.Profiles;

/// <summary>One channel of a profile: a quantity of a sensor, scaled to a column of the records.</summary>
public sealed class ChannelSettings
{
    public ChannelSettings(string name, Column column, Scale scale, int minimum, int maximum, int sensor, int quantity)
    {
        Name = name;
        Column = column;
        Scale = scale;
        Sensor = sensor;
        Source = new ChannelSource { Minimum = minimum, Maximum = maximum, Quantity = quantity };
    }

    public string Name { get; }

    public Column Column { get; }

    /// <summary>From the quantity's raw unit, or from what a curve makes of it, to stored units.</summary>
    public Scale Scale { get; }

    /// <summary>Index of the sensor in the profile.</summary>
    public int Sensor { get; }

    /// <summary>How the channel is built; null once it is.</summary>
    public ChannelSource Source { get; set; }
}
