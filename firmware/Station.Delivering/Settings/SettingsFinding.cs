namespace Station.Settings;

/// <summary>What the two slots were found to hold at start.</summary>
public enum SettingsFinding : byte
{
    /// <summary>Settings are there and sound.</summary>
    Sound = 0,

    /// <summary>No slot was ever written: defaults are in force.</summary>
    NeverSet = 1,

    /// <summary>One slot is damaged and the other in force, or a value took its default.</summary>
    Damaged = 2,

    /// <summary>Settings were there and none can be read: defaults are in force.</summary>
    Lost = 3,
}
