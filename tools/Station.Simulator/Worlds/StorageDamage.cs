namespace Station.Simulator.Worlds;

/// <summary>What was done to the flash behind the station's back, the worst last: it says what can still be asked of the station.</summary>
public enum StorageDamage
{
    /// <summary>Nothing: all laws hold.</summary>
    None,

    /// <summary>Room was taken: records may be refused, and are admitted then.</summary>
    Filled,

    /// <summary>A write was left half done, which no file system allows: records may be lost, and are admitted then.</summary>
    Torn,

    /// <summary>Contents were changed or set back: nobody can know what was there, and numbers may come again.</summary>
    Changed,

    /// <summary>The volume is empty: the station must not seal, and must say so.</summary>
    Formatted,
}
