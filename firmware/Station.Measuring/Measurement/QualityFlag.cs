namespace Station.Measurement;

/// <summary>The data flags of HJ 212-2017 (section on data flags), in the order of their codes on the wire and in flash.</summary>
public enum QualityFlag : byte
{
    /// <summary>N: normal.</summary>
    Normal = 0,

    /// <summary>F: out of operation; here also warming up.</summary>
    OutOfOperation = 1,

    /// <summary>M: under maintenance.</summary>
    Maintenance = 2,

    /// <summary>S: entered by hand.</summary>
    Manual = 3,

    /// <summary>D: instrument fault.</summary>
    Fault = 4,

    /// <summary>C: being calibrated.</summary>
    Calibrating = 5,

    /// <summary>T: outside the measuring range.</summary>
    OutOfRange = 6,

    /// <summary>B: communication fault between instrument and station.</summary>
    Communication = 7,
}
