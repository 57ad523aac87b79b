namespace Station.Sensors.Ultrasonic;

/// <summary>What differs between the relatives of the A02YYUW: data of the profile.</summary>
public sealed class UltrasonicSettings
{
    public UltrasonicSettings(bool asked, bool sumWithoutHeader, int blindMm)
    {
        Asked = asked;
        SumWithoutHeader = sumWithoutHeader;
        BlindMm = blindMm;
    }

    /// <summary>The sensor answers a trigger byte (JSN-SR04T in mode 2) instead of sending by itself.</summary>
    public bool Asked { get; }

    /// <summary>The last byte sums the two bytes of the distance alone, as some JSN-SR04T v3 and AJ-SR04M do.</summary>
    public bool SumWithoutHeader { get; }

    /// <summary>What is nearer than this is flagged as below range: the sensor cannot see it. 0 leaves it to the channel.</summary>
    public int BlindMm { get; }
}
