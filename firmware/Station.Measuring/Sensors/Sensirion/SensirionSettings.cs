namespace Station.Sensors.Sensirion;

/// <summary>What a profile can say of a Sensirion sensor; each model reads its own part.</summary>
public sealed class SensirionSettings
{
    /// <summary>SPS30: whole ug/m3 in shorter frames, which fit the FIFO of an expander, instead of floating-point numbers.</summary>
    public bool IsInteger { get; set; }

    /// <summary>SPS30: hours between two cleanings of the fan; 0 for none.</summary>
    public int CleanHours { get; set; }

    /// <summary>SCD4x: height above the sea.</summary>
    public int AltitudeM { get; set; }

    /// <summary>SCD4x: air pressure of the place, which then counts instead of the height; 0 for none.</summary>
    public int PressureHpa { get; set; }

    /// <summary>SCD4x: self-calibration, which takes the lowest reading of a week for clean air.</summary>
    public bool IsSelfCalibrating { get; set; }

    /// <summary>SCD4x: a reading each 30 s at a fifth of the current.</summary>
    public bool IsLowPower { get; set; }

    /// <summary>SGP4x: the sensor that knows temperature and humidity of the air, null for none.</summary>
    public string Climate { get; set; }
}
