namespace Station.Sensors.Winsen;

/// <summary>Host commands of the ZE modules; the older ZE03 has mode codes of its own.</summary>
public static class WinsenCommand
{
    /// <summary>Send by itself, once a second.</summary>
    public static byte[] BeActive(bool older) => Build(0x78, older ? (byte)0x03 : (byte)0x40);

    /// <summary>Answer only when asked.</summary>
    public static byte[] BeAsked(bool older) => Build(0x78, older ? (byte)0x04 : (byte)0x41);

    /// <summary>Ask for one reading.</summary>
    public static byte[] Read() => Build(0x86, 0);

    private static byte[] Build(byte command, byte data)
    {
        var bytes = new byte[] { WinsenFrame.Header, 0x01, command, data, 0, 0, 0, 0, 0 };
        bytes[WinsenFrame.LengthBytes - 1] = WinsenFrame.Checksum(bytes, 0);
        return bytes;
    }
}
