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
}
