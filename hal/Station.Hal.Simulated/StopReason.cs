namespace Station.Hal.Simulated;

/// <summary>Why a boot of the virtual board ended.</summary>
public enum StopReason
{
    /// <summary>It has not ended.</summary>
    None = 0,

    /// <summary>The supply went away.</summary>
    PowerCut = 1,

    /// <summary>The hardware watchdog saw no progress.</summary>
    Watchdog = 2,

    /// <summary>The firmware asked for it.</summary>
    Reboot = 3,

    /// <summary>A call never came back and the board has no watchdog.</summary>
    Hung = 4,
}
