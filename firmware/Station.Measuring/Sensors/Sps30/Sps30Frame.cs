namespace Station.Sensors.Sps30;

/// <summary>
/// Bytes of the SPS30's serial protocol SHDLC (SPS30 data sheet 1.0, section 5.1): <c>7E</c>, address, command, from the
/// sensor a state, length, data, inverted sum, <c>7E</c>; four values are escaped in between, the sum as well.
/// </summary>
public static class Sps30Frame
{
    public const byte Mark = 0x7E;
    public const byte Escape = 0x7D;

    /// <summary>An escaped byte has this bit changed: 5E, 5D, 31 and 33 for 7E, 7D, 11 and 13.</summary>
    public const byte EscapeBit = 0x20;

    public const byte StartCommand = 0x00;
    public const byte StopCommand = 0x01;
    public const byte ReadCommand = 0x03;
    public const byte CleanCommand = 0x56;

    /// <summary>Output formats of the start command (section 5.3.1): big-endian floats or 16-bit integers.</summary>
    public const byte FloatFormat = 0x03;
    public const byte IntegerFormat = 0x05;

    /// <summary>Values in an answer (section 4.3): PM1, PM2.5, PM4, PM10 in ug/m3, five number concentrations, the typical size.</summary>
    public const int Values = 10;
    public const int FloatBytes = Values * 4;
    public const int IntegerBytes = Values * 2;

    /// <summary>Address, command, state, length, sum.</summary>
    public const int OverheadBytes = 5;

    public const int CommandByte = 1;
    public const int StateByte = 2;
    public const int LengthByte = 3;
    public const int DataByte = 4;

    /// <summary>Bit 7 of the state: a fault is in the status register (section 5.2, "state").</summary>
    public const byte DeviceError = 0x80;

    public const int LongestContentBytes = OverheadBytes + FloatBytes;

    /// <summary>Every byte escaped, and both marks.</summary>
    public const int LongestFrameBytes = LongestContentBytes * 2 + 2;

    public static bool IsEscaped(byte value) => value == Mark || value == Escape || value == 0x11 || value == 0x13;
}
