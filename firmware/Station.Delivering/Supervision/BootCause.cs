namespace Station.Supervision;

/// <summary>Why this boot began (docs/telemetry-format.md section 4.3). Codes are part of the telemetry format.</summary>
public enum BootCause : byte
{
    /// <summary>Nobody left a breadcrumb: a power cut, a brown-out, the watchdog.</summary>
    Unplanned = 0,

    /// <summary>The volume has never seen a boot.</summary>
    FirstStart = 1,

    /// <summary>A person or the platform asked for it.</summary>
    Commanded = 2,

    /// <summary>Ahead of the limit of uptime.</summary>
    UptimeLimit = 3,

    /// <summary>Free memory was below its floor.</summary>
    MemoryFloor = 4,

    /// <summary>The network could not be brought back otherwise.</summary>
    Network = 5,

    /// <summary>An exception reached the entry point or an adapter's thread.</summary>
    Exception = 6,

    /// <summary>Another firmware takes over.</summary>
    FirmwareUpdate = 7,
}
