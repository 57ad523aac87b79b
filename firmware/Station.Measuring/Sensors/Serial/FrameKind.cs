namespace Station.Sensors.Serial;

/// <summary>What a scanner found in the bytes of a line.</summary>
public enum FrameKind : byte
{
    /// <summary>No whole frame yet.</summary>
    None = 0,

    /// <summary>A frame with a reading.</summary>
    Reading = 1,

    /// <summary>A frame that was understood and carries no reading: the answer to a command, an echo.</summary>
    Other = 2,

    /// <summary>A frame in which the instrument reports an error instead of a reading.</summary>
    InstrumentError = 3,
}
