namespace Station.Sensors.Plantower;

/// <summary>Host commands, by the data manual of the PMS7003, appendix II: <c>42 4D command DH DL</c> and the sum of these.</summary>
public static class PlantowerCommand
{
    /// <summary>Answer only when asked.</summary>
    public static byte[] BePassive() => Build(0xE1, 0);

    /// <summary>Send by itself, about once a second.</summary>
    public static byte[] BeActive() => Build(0xE1, 1);

    /// <summary>Ask for one frame in passive mode.</summary>
    public static byte[] Read() => Build(0xE2, 0);

    /// <summary>Stop fan and laser.</summary>
    public static byte[] Sleep() => Build(0xE4, 0);

    /// <summary>Start fan and laser again.</summary>
    public static byte[] Wake() => Build(0xE4, 1);

    private static byte[] Build(byte command, byte data)
    {
        int sum = PlantowerFrame.FirstHeader + PlantowerFrame.SecondHeader + command + data;
        return new byte[] { PlantowerFrame.FirstHeader, PlantowerFrame.SecondHeader, command, 0, data, (byte)(sum >> 8), (byte)sum };
    }
}
