namespace Station.Sensors.Sds011;

/// <summary>
/// Host commands (Laser Dust Sensor Control Protocol V1.3): <c>AA B4</c>, command, 1 to set, value, zeros, <c>FF FF</c> for any
/// sensor, sum, <c>AB</c>.
/// </summary>
public static class Sds011Command
{
    /// <summary>Send by itself, once a second.</summary>
    public static byte[] BeActive() => Build(0x02, 1, 0);

    /// <summary>Answer only when asked.</summary>
    public static byte[] BeAsked() => Build(0x02, 1, 1);

    /// <summary>Ask for one reading.</summary>
    public static byte[] Query() => Build(0x04, 0, 0);

    /// <summary>Stop fan and laser.</summary>
    public static byte[] Sleep() => Build(0x06, 1, 0);

    /// <summary>Start fan and laser again.</summary>
    public static byte[] Wake() => Build(0x06, 1, 1);

    /// <summary>Work for 30 s in each so many minutes, 0 for without a pause. The sensor keeps this without its supply.</summary>
    public static byte[] Period(int minutes) => Build(0x08, 1, (byte)minutes);

    private static byte[] Build(byte command, byte set, byte value)
    {
        var bytes = new byte[Sds011Frame.CommandBytes];
        bytes[0] = Sds011Frame.Head;
        bytes[1] = Sds011Frame.Command;
        bytes[2] = command;
        bytes[3] = set;
        bytes[4] = value;
        bytes[15] = 0xFF;
        bytes[16] = 0xFF;
        bytes[17] = Sds011Frame.Sum(bytes, bytes.Length);
        bytes[18] = Sds011Frame.Tail;
        return bytes;
    }
}
