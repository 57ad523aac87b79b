namespace Station.Sensors.Sds011;

/// <summary>
/// Bytes of the Nova SDS011 (Laser PM2.5 sensor specification V1.3 and Laser Dust Sensor Control Protocol V1.3): answers of ten
/// bytes, commands of nineteen, both with the low byte of the sum of their data before the tail; words are little-endian.
/// </summary>
public static class Sds011Frame
{
    public const byte Head = 0xAA;
    public const byte Tail = 0xAB;

    /// <summary>Byte 1 of a frame with a reading.</summary>
    public const byte Reading = 0xC0;

    /// <summary>Byte 1 of the answer to a command.</summary>
    public const byte CommandAnswer = 0xC5;

    /// <summary>Byte 1 of a command from the host; on the receiving line it is an echo.</summary>
    public const byte Command = 0xB4;

    public const int AnswerBytes = 10;
    public const int CommandBytes = 19;

    /// <summary>First byte that the sum covers; it reaches up to the byte before itself.</summary>
    public const int FirstSummedByte = 2;

    /// <summary>PM2.5 and PM10, 0.1 ug/m3, low byte first.</summary>
    public const int Pm25Byte = 2;
    public const int Pm10Byte = 4;

    /// <summary>The sensor's own number.</summary>
    public const int IdentityByte = 6;

    /// <summary>Ends of the measuring ranges: 999.9 ug/m3 for PM2.5, and as seen in the field 1999.9 for PM10.</summary>
    public const int Pm25Ceiling = 9_999;
    public const int Pm10Ceiling = 19_999;

    /// <summary>Sum of a frame of that length that begins at byte 0.</summary>
    public static byte Sum(byte[] frame, int length)
    {
        int sum = 0;
        for (int i = length - 3; i >= FirstSummedByte; i--)
        {
            sum += frame[i];
        }

        return (byte)sum;
    }
}
