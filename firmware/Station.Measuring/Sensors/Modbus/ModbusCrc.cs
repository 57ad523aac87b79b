namespace Station.Sensors.Modbus;

/// <summary>
/// The CRC of Modbus RTU (Modbus over Serial Line V1.02, section 6.2.2): polynomial 8005 reflected (A001), start FFFF, low byte
/// first on the wire. A table of nibbles costs two look-ups a byte.
/// </summary>
public static class ModbusCrc
{
    private static readonly ushort[] Nibbles =
    {
        0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
        0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
    };

    public static int Compute(byte[] bytes, int count)
    {
        int crc = 0xFFFF;
        for (int i = 0; i < count; i++)
        {
            crc ^= bytes[i];
            crc = crc >> 4 ^ Nibbles[crc & 0x0F];
            crc = crc >> 4 ^ Nibbles[crc & 0x0F];
        }

        return crc;
    }

    /// <summary>Writes the CRC of the first <paramref name="count"/> bytes behind them.</summary>
    public static void Append(byte[] bytes, int count)
    {
        int crc = Compute(bytes, count);
        bytes[count] = (byte)crc;
        bytes[count + 1] = (byte)(crc >> 8);
    }

    /// <summary>True when the last two of the first <paramref name="whole"/> bytes are the CRC of those before.</summary>
    public static bool IsRight(byte[] bytes, int whole) =>
        Compute(bytes, whole - 2) == (bytes[whole - 2] | bytes[whole - 1] << 8);
}
