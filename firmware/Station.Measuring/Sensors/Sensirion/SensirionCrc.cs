namespace Station.Sensors.Sensirion;

/// <summary>
/// The checksum behind each word of Sensirion's I2C sensors (SCD4x data sheet section 3.11, SGP41 and SPS30 likewise): CRC-8,
/// polynomial 0x31, start 0xFF, not reflected. BE EF gives 92.
/// </summary>
public static class SensirionCrc
{
    private const int Polynomial = 0x31;
    private const int Start = 0xFF;

    /// <summary>The checksum of a word.</summary>
    public static byte Of(int high, int low) => (byte)Shift(Shift(Start ^ (high & 0xFF)) ^ (low & 0xFF));

    private static int Shift(int register)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            register = (register & 0x80) != 0 ? register << 1 ^ Polynomial : register << 1;
        }

        return register & 0xFF;
    }
}
