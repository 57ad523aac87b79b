namespace Station.Sensors;

/// <summary>What a sensor's line brought since the start. Terminal and status show these; the way back of a silent sensor is decided by them.</summary>
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

    /// <summary>Times that the sensor was configured anew because it had been silent.</summary>
    public int Configurations;

    /// <summary>Times that the I2C bus was cleared for it.</summary>
    public int BusClears;

    /// <summary>Times that its supply was switched off and on, for its own sake or another's.</summary>
    public int PowerCycles;

    /// <summary>Times that it came back after a silence.</summary>
    public int Recoveries;

    /// <summary>Times that it was given up as faulty; it is tried slowly from then on.</summary>
    public int TimesGivenUp;
}
