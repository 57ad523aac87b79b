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
        Minimum = minimum;
        Maximum = maximum;
        Sensor = sensor;
        Quantity = quantity;
    }

    public string Name { get; }

    public Column Column { get; }

    /// <summary>From the quantity's raw unit, or from what <see cref="Curve"/> makes of it, to stored units.</summary>
    public Scale Scale { get; }

    /// <summary>Measuring range in stored units.</summary>
    public int Minimum { get; }

    public int Maximum { get; }

    /// <summary>Index of the sensor in the profile.</summary>
    public int Sensor { get; }

    /// <summary>Index of the quantity in the sensor.</summary>
    public int Quantity { get; }

    /// <summary>Makes discharges of its levels; null without.</summary>
    public RatingCurve Curve { get; set; }

    /// <summary>What its readings are held against; null once the channel is built.</summary>
    public CheckSettings Checks { get; set; } = new CheckSettings();
}
