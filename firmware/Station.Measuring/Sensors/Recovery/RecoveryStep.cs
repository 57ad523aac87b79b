namespace Station.Sensors.Recovery;

/// <summary>What is to be done for a sensor now.</summary>
public enum RecoveryStep : byte
{
    None = 0,

    /// <summary>Configure it anew before the next question.</summary>
    Configure = 1,

    /// <summary>Clear the I2C bus, then configure.</summary>
    ClearBus = 2,

    /// <summary>Switch the sensors' supply off and on.</summary>
    CyclePower = 3,
}
