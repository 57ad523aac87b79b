namespace Station.Sensors;

/// <summary>What a sensor's line brought since the start. Terminal and status show these; the way back of a silent sensor is decided by them.</summary>
public sealed class SensorCounters
{
    /// <summary>The counters in the order of this page, in an array: a field each would take three times as much.</summary>
    private readonly int[] counts = new int[11];

    /// <summary>Whole frames with a reading.</summary>
    public int FramesGood
    {
        get => counts[0];
        set => counts[0] = value;
    }

    /// <summary>Whole frames that were understood and carry no reading: answers to commands, echoes.</summary>
    public int FramesOther
    {
        get => counts[1];
        set => counts[1] = value;
    }

    /// <summary>Frames whose checksum or CRC was wrong.</summary>
    public int ChecksumErrors
    {
        get => counts[2];
        set => counts[2] = value;
    }

    /// <summary>Bytes that belong to no frame.</summary>
    public int BytesSkipped
    {
        get => counts[3];
        set => counts[3] = value;
    }

    /// <summary>Questions without an answer.</summary>
    public int Timeouts
    {
        get => counts[4];
        set => counts[4] = value;
    }

    /// <summary>Errors that the instrument itself reported.</summary>
    public int InstrumentErrors
    {
        get => counts[5];
        set => counts[5] = value;
    }

    /// <summary>Times that the sensor was configured anew because it had been silent or had lost its settings.</summary>
    public int Configurations
    {
        get => counts[6];
        set => counts[6] = value;
    }

    /// <summary>Times that the I2C bus was cleared for it.</summary>
    public int BusClears
    {
        get => counts[7];
        set => counts[7] = value;
    }

    /// <summary>Times that its supply was switched off and on, for its own sake or another's.</summary>
    public int PowerCycles
    {
        get => counts[8];
        set => counts[8] = value;
    }

    /// <summary>Times that it came back after a silence.</summary>
    public int Recoveries
    {
        get => counts[9];
        set => counts[9] = value;
    }

    /// <summary>Times that it was given up as faulty; it is tried slowly from then on.</summary>
    public int TimesGivenUp
    {
        get => counts[10];
        set => counts[10] = value;
    }
}
