namespace Station.Hal;

/// <summary>How an I2C transfer ended.</summary>
public enum I2cStatus : byte
{
    /// <summary>Every byte was transferred.</summary>
    Complete = 0,

    /// <summary>No device answered at the address.</summary>
    NotAcknowledged = 1,

    /// <summary>A device held the clock line for too long.</summary>
    ClockStretchTimeout = 2,

    /// <summary>The transfer broke off.</summary>
    Partial = 3,

    /// <summary>The driver reported an error that it could not name.</summary>
    Failed = 4,
}
