using Station.Measurement;

namespace Station.Profiles;

/// <summary>Where a channel's readings come from and what they are held against: what only those need who build it.</summary>
public sealed class ChannelSource
{
    /// <summary>Index of the quantity in the sensor.</summary>
    public int Quantity { get; set; }

    /// <summary>Lowest value of the measuring range, in stored units.</summary>
    public int Minimum { get; set; }

    /// <summary>Highest value of the measuring range, in stored units.</summary>
    public int Maximum { get; set; }

    /// <summary>Makes discharges of its levels; null without.</summary>
    public RatingCurve Curve { get; set; }

    /// <summary>What its readings are held against besides the range.</summary>
    public CheckSettings Checks { get; set; } = new CheckSettings();
}
