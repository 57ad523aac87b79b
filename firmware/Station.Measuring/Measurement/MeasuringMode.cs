namespace Station.Measurement;

/// <summary>What people have set a channel to. Readings go on; their flag says what they are worth.</summary>
public enum MeasuringMode : byte
{
    Measuring = 0,

    /// <summary>M: somebody works on the instrument.</summary>
    Maintenance = 1,

    /// <summary>C: the instrument is being calibrated or checked.</summary>
    Calibrating = 2,

    /// <summary>F: taken out of operation.</summary>
    OutOfOperation = 3,
}
