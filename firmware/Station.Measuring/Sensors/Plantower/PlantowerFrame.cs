namespace Station.Sensors.Plantower;

/// <summary>
/// Bytes of the Plantower particle counters, by the data manuals of PMS5003 (2016 V2.3), PMS7003 and PMS3003, appendix I
/// (transport protocol): <c>42 4D</c>, length word, data words, sum of everything before it; all words big-endian.
/// </summary>
public static class PlantowerFrame
{
    public const byte FirstHeader = 0x42;
    public const byte SecondHeader = 0x4D;

    /// <summary>Header and length word.</summary>
    public const int PrefixBytes = 4;

    /// <summary>Length word of the PMS3003: 24 bytes in all.</summary>
    public const int ShortDataBytes = 0x14;

    /// <summary>Length word of PMS5003, PMS7003, PMSA003 and PMS5003T: 32 bytes in all.</summary>
    public const int CommonDataBytes = 0x1C;

    /// <summary>Length word of the PMS5003ST: 40 bytes in all.</summary>
    public const int LongDataBytes = 0x24;

    /// <summary>Length word of the answer to a command: 8 bytes in all.</summary>
    public const int CommandAnswerBytes = 0x04;

    /// <summary>Longest frame of the family.</summary>
    public const int LongestFrameBytes = PrefixBytes + LongDataBytes;

    /// <summary>Data words 4 to 6 (from 1): PM1, PM2.5 and PM10 under atmospheric environment, ug/m3.</summary>
    public const int AtmosphericPm1Word = 3;
    public const int AtmosphericPm25Word = 4;
    public const int AtmosphericPm10Word = 5;

    /// <summary>Data word 7 (from 1): particles above 0.3 um in 0.1 l; the 24-byte frame holds nothing there.</summary>
    public const int SmallestParticlesWord = 6;

    /// <summary>PMS5003T: temperature (0.1 C, signed) and humidity (0.1 %) in place of two particle counts.</summary>
    public const int ClimateTemperatureWord = 10;
    public const int ClimateHumidityWord = 11;

    /// <summary>PMS5003ST: formaldehyde in word 12, then temperature and humidity.</summary>
    public const int LongTemperatureWord = 13;
    public const int LongHumidityWord = 14;

    /// <summary>Version in the high byte, error code in the low byte; last data word of the 32-byte frame.</summary>
    public const int CommonErrorWord = 12;

    /// <summary>Last data word of the 40-byte frame.</summary>
    public const int LongErrorWord = 16;
}
