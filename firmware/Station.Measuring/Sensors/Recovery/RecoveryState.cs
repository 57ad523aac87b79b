namespace Station.Sensors.Recovery;

/// <summary>How far the way back of a sensor has gone (<c>docs/recovery.md</c>).</summary>
public enum RecoveryState : byte
{
    /// <summary>It gives readings, or has not missed one yet.</summary>
    Measuring = 0,

    /// <summary>It is configured anew with each question.</summary>
    Configuring = 1,

    /// <summary>The I2C bus was cleared for it.</summary>
    ClearingBus = 2,

    /// <summary>The sensors' supply was switched off and on for it.</summary>
    CyclingPower = 3,

    /// <summary>All that was in vain: it counts as faulty and is tried now and then.</summary>
    Faulty = 4,
}
