namespace Station.Simulator.Truth;

/// <summary>What a device did with one occasion to report.</summary>
public enum TruthOutcome : byte
{
    /// <summary>The station took a good reading.</summary>
    Read,

    /// <summary>The station took a frame that had been damaged or cut on the way.</summary>
    Damaged,

    /// <summary>The device was asked and said nothing.</summary>
    Silent,

    /// <summary>The device reported an error of its own instead of a reading.</summary>
    Error,

    /// <summary>The station took a good reading of a device that had just begun to run again.</summary>
    WarmingUp,

    /// <summary>The device begins to rest or has rested until now: what was due then had no reading.</summary>
    Rested,

    /// <summary>The station took a reading at the end of what the device can express.</summary>
    Saturated,
}
