namespace Station.Settings;

/// <summary>What made the version of the settings that is in force. Codes are those of slots and of the settings event (docs/telemetry-format.md section 4.3).</summary>
public enum SettingsNote : byte
{
    /// <summary>Nothing that is told: provisioning, or the language of the terminal.</summary>
    None = 0,

    /// <summary>Somebody changed a value.</summary>
    Changed = 1,

    /// <summary>Values on trial have reached the broker.</summary>
    Confirmed = 2,

    /// <summary>Values on trial have not reached the broker: those before are in force again.</summary>
    TakenBack = 3,
}
