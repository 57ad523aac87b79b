namespace Station.Indicators;

/// <summary>What an LED can tell. The order is that of <see cref="IndicatorTable"/>: what the field staff must deal with first comes first.</summary>
public enum StationState : byte
{
    /// <summary>Nothing of a station is on the volume: it never was provisioned, or the volume was formatted.</summary>
    StorageLost = 0,

    /// <summary>Station number, chain key or profile is missing or cannot be used.</summary>
    NotProvisioned,

    /// <summary>New records are not kept: flash refuses, or the journal is not for this firmware.</summary>
    StorageRefusing,

    /// <summary>The supply voltage is below its limit.</summary>
    SupplyLow,

    /// <summary>Safe mode after short boots.</summary>
    SafeMode,

    /// <summary>A settings slot was damaged, or a setting had to take its default.</summary>
    SettingsDamaged,

    /// <summary>Not one sensor answers.</summary>
    SensorsAllSilent,

    /// <summary>At least one sensor does not answer.</summary>
    SensorSilent,

    /// <summary>A sensor's frames arrive damaged.</summary>
    SensorGarbled,

    /// <summary>A sensor reports a fault of its own.</summary>
    SensorFault,

    /// <summary>The buffer is nearly full: the oldest records will be lost.</summary>
    BufferNearlyFull,

    /// <summary>The access point refuses the password.</summary>
    NetworkRefused,

    /// <summary>No network in reach.</summary>
    NetworkDown,

    /// <summary>TLS was not agreed, or cannot be tried with what the station has.</summary>
    TlsRefused,

    /// <summary>TLS was not agreed, and the station does not know the time.</summary>
    TlsTimeUnknown,

    /// <summary>The broker refuses the station.</summary>
    BrokerRefused,

    /// <summary>The broker does not answer.</summary>
    BrokerUnreachable,

    /// <summary>Connected, but UTC is not known yet.</summary>
    TimeUnknown,

    /// <summary>A certificate that the station depends on expires within thirty days, or has.</summary>
    CertificateExpiring,

    /// <summary>No uplink on purpose: safe mode.</summary>
    UplinkPaused,

    /// <summary>The station is starting.</summary>
    Starting,

    /// <summary>At least one sensor is warming up.</summary>
    SensorsWarmingUp,

    /// <summary>Connecting to network or broker.</summary>
    UplinkConnecting,

    /// <summary>Connected; the backlog is on its way.</summary>
    UplinkDraining,

    /// <summary>The station works.</summary>
    Running,

    /// <summary>All sensors measure.</summary>
    SensorsMeasuring,

    /// <summary>Connected; everything has been delivered.</summary>
    UplinkOnline,
}
