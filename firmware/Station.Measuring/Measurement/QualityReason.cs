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

    /// <summary>Somebody works on the instrument.</summary>
    Maintenance = 8,

    /// <summary>The instrument breathes zero or span gas, or hears its calibrator.</summary>
    Calibrating = 9,

    /// <summary>The channel has been taken out of operation.</summary>
    OutOfOperation = 10,

    /// <summary>The value was entered by hand.</summary>
    ManualEntry = 11,

    /// <summary>The reading has not moved at all for longer than nature stands still.</summary>
    Stuck = 12,

    /// <summary>The reading contradicts another channel's, such as PM2.5 above PM10.</summary>
    Implausible = 13,

    /// <summary>The reading has changed faster than expected. It may be true: a flood rises fast.</summary>
    RateOfChange = 14,

    /// <summary>The air is so humid that droplets are counted as dust.</summary>
    Humid = 15,

    /// <summary>The frame was on the wire while flash was being written, which has cost or changed bytes on this chip.</summary>
    FlashWrite = 16,
}
