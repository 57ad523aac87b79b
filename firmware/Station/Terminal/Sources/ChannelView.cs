using Station.Measurement;

namespace Station.Terminal.Sources;

/// <summary>A channel as the terminal shows it: its mode and its calibration.</summary>
public sealed class ChannelView
{
    public string Name { get; set; }

    public string Unit { get; set; }

    /// <summary>A stored value is the integer times ten to this.</summary>
    public int Exponent { get; set; }

    public MeasuringMode Mode { get; set; }

    /// <summary>Zero, span, day, person and version; version 0 for never calibrated.</summary>
    public Calibration Calibration { get; set; }
}
