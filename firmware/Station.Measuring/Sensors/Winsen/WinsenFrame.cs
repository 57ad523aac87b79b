namespace Station.Sensors.Winsen;

/// <summary>
/// Bytes of the Winsen ZE gas modules (manuals of ZE03, ZE12A, ZE14-O3, ZE25-O3, section "communication protocol"): nine bytes
/// that begin with <c>FF</c> and end with the two's complement of the sum of bytes 1 to 7.
/// </summary>
public static class WinsenFrame
{
    public const byte Header = 0xFF;
    public const int LengthBytes = 9;

    /// <summary>Byte 1 of an answer to the reading command; in an active frame it is the gas.</summary>
    public const byte ReadingAnswer = 0x86;

    /// <summary>Byte 1 of the answer to a mode command.</summary>
    public const byte ModeAnswer = 0x78;

    /// <summary>Byte 1 of the answer to a sleep command, seen on modules of the same maker.</summary>
    public const byte SleepAnswer = 0xA7;

    /// <summary>Active frame: unit in byte 2, decimals in byte 3, value in bytes 4 and 5, full scale in bytes 6 and 7.</summary>
    public const int UnitByte = 2;
    public const int DecimalsByte = 3;
    public const int ActiveValueByte = 4;
    public const int FullScaleByte = 6;

    /// <summary>Answer of a Gravity board: gas in byte 4, decimals of the ppm in byte 5 (DFRobot_MultiGasSensor, "read data").</summary>
    public const int AnswerGasByte = 4;
    public const int AnswerDecimalsByte = 5;

    public const byte PartsPerMillion = 0x03;
    public const byte PartsPerBillion = 0x04;

    /// <summary>The checksum of the frame that begins at <paramref name="at"/>.</summary>
    public static byte Checksum(byte[] bytes, int at) =>
        (byte)-(bytes[at + 1] + bytes[at + 2] + bytes[at + 3] + bytes[at + 4] + bytes[at + 5] + bytes[at + 6] + bytes[at + 7]);
}
