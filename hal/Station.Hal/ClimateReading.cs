namespace Station.Hal;

/// <summary>One reading of a climate sensor, in scaled integers. The caller owns it and passes it in to be filled.</summary>
public sealed class ClimateReading
{
    /// <summary>Air temperature in 0.01 degrees Celsius.</summary>
    public int TemperatureCentidegrees;

    /// <summary>Relative humidity in 0.01 %.</summary>
    public int HumidityCentipercent;

    /// <summary>Air pressure at the station in Pa.</summary>
    public int PressurePa;
}
