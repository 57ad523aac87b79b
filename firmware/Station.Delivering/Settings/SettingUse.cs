namespace Station.Settings;

/// <summary>When a changed setting comes into force, and who may change it.</summary>
public enum SettingUse : byte
{
    /// <summary>In force at once.</summary>
    AtOnce = 0,

    /// <summary>In force at the next start.</summary>
    AtStart = 1,

    /// <summary>On the way to the broker: in force at once and on trial, until the broker has been reached.</summary>
    Link = 2,

    /// <summary>Who the station is: only provisioning gives it, together with a key, as a new generation.</summary>
    Identity = 3,
}
