namespace Station.Tool.Decoding;

/// <summary>What became of the bytes of a row.</summary>
internal enum FrameVerdict
{
    /// <summary>The driver read values.</summary>
    Values,

    /// <summary>The driver understood it, and there is no reading in it: an acknowledgement, a command, an echo.</summary>
    NoReading,

    /// <summary>The driver did not take it.</summary>
    Refused,

    /// <summary>No driver is for this device.</summary>
    UnknownDevice,

    /// <summary>The row itself cannot be read.</summary>
    Malformed,
}
