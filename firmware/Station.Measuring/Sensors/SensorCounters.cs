namespace Station.Sensors;

/// <summary>What a sensor's line brought since the start. Terminal and status show these; nothing is decided by them.</summary>
public sealed class SensorCounters
{
    /// <summary>Whole frames with a reading.</summary>
    public int FramesGood;

    /// <summary>Whole frames that were understood and carry no reading: answers to commands, echoes.</summary>
    public int FramesOther;

    /// <summary>Frames whose checksum or CRC was wrong.</summary>
    public int ChecksumErrors;

    /// <summary>Bytes that belong to no frame.</summary>
    public int BytesSkipped;

    /// <summary>Questions without an answer.</summary>
    public int Timeouts;

    /// <summary>Errors that the instrument itself reported.</summary>
    public int InstrumentErrors;
}
