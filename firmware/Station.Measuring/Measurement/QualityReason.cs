namespace Station.Measurement;

/// <summary>Why a value's flag is not N. Codes are part of the telemetry format and are never re-used.</summary>
public enum QualityReason : byte
{
    None = 0,

    /// <summary>The instrument has not run for its warm-up time yet.</summary>
    WarmUp = 1,

    /// <summary>Nothing arrived from the instrument for longer than it may be silent.</summary>
    Silence = 2,

    /// <summary>Frames arrived, but too many of them failed their checksum.</summary>
    ChecksumLoss = 3,

    /// <summary>Above the channel's measuring range.</summary>
    AboveRange = 4,

    /// <summary>Below the channel's measuring range.</summary>
    BelowRange = 5,

    /// <summary>Fewer good readings than the period needs.</summary>
    TooFewReadings = 6,

    /// <summary>The instrument answered with an error of its own.</summary>
    InstrumentError = 7,
}
