namespace Station.Tool.Decoding;

/// <summary>Why a row has no value, as stable words (docs/decode.md).</summary>
internal static class FrameReason
{
    /// <summary>A checksum or CRC is wrong.</summary>
    public const string Checksum = "checksum";

    /// <summary>A frame begins and does not end.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>No frame of this device begins anywhere.</summary>
    public const string NoFrame = "no-frame";

    /// <summary>The instrument says, or its values show, that it has no reading.</summary>
    public const string InstrumentError = "instrument-error";

    /// <summary>A function that the station's master never asks with.</summary>
    public const string ForeignFunction = "foreign-function";

    /// <summary>Registers that say nothing without others.</summary>
    public const string RegistersMissing = "registers-missing";
}
