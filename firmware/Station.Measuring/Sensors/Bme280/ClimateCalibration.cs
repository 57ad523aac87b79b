namespace Station.Sensors.Bme280;

/// <summary>
/// The coefficients of one BME280 and its arithmetic, in integers as the data sheet gives it (BST-BME280-DS002, section 4.2.3). They are kept as they come from the part: a field each would
/// take four times as much memory.
/// </summary>
public sealed class ClimateCalibration
{
    /// <summary>Registers 0x88 to 0xA1: T1 to T3, P1 to P9, one that means nothing, H1.</summary>
    public const int FirstBytes = 26;

    /// <summary>Registers 0xE1 to 0xE7: H2 to H6.</summary>
    public const int SecondBytes = 7;

    private const int T1 = 0;
    private const int T2 = 2;
    private const int T3 = 4;
    private const int P1 = 6;
    private const int P2 = 8;
    private const int P3 = 10;
    private const int P4 = 12;
    private const int P5 = 14;
    private const int P6 = 16;
    private const int P7 = 18;
    private const int P8 = 20;
    private const int P9 = 22;
    private const int H1 = 25;
    private const int H2 = 26;
    private const int H3 = 28;
    private const int H4High = 29;
    private const int H4AndH5Low = 30;
    private const int H5High = 31;
    private const int H6 = 32;

    private const int AllOnes = 0xFFFF;

    /// <summary>100 % in 1/1024 % and twelve bits more.</summary>
    private const int Saturated = 419_430_400;

    private readonly byte[] registers = new byte[FirstBytes + SecondBytes];

    /// <summary>Temperature of the last calculation in 1/5120 C, which pressure and humidity are made with.</summary>
    public int FineTemperature { get; private set; }

    /// <summary>Takes registers, the first of which is the one at a place among all of them.</summary>
    public void Set(int place, byte[] from, int count)
    {
        for (int i = 0; i < count; i++)
        {
            registers[place + i] = from[i];
        }
    }

    /// <summary>True when registers from a place on are these.</summary>
    public bool Holds(int place, byte[] expected, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (registers[place + i] != expected[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>False for what no part has: the first coefficients of temperature or pressure all zeros or all ones, as on a dead bus.</summary>
    public bool IsSound()
    {
        int temperature = Unsigned(T1);
        int pressure = Unsigned(P1);
        return temperature != 0 && temperature != AllOnes && pressure != 0 && pressure != AllOnes;
    }

    /// <summary>0.01 C of a raw value of 20 bits; the other two build on the temperature that was calculated last.</summary>
    public int TemperatureCentidegrees(int raw)
    {
        int first = Unsigned(T1);
        int distance = (raw >> 4) - first;
        FineTemperature = (((raw >> 3) - (first << 1)) * Signed(T2) >> 11) + ((distance * distance >> 12) * Signed(T3) >> 14);
        return FineTemperature * 5 + 128 >> 8;
    }

    /// <summary>Pressure in 1/256 Pa of a raw value of 20 bits, by the formula with 64 bits; 0 where the coefficients make a division by zero of it.</summary>
    public long PressureInParts(int raw)
    {
        long fine = FineTemperature - 128_000L;
        long offset = fine * fine * Signed(P6) + (fine * Signed(P5) << 17) + ((long)Signed(P4) << 35);
        long scale = (fine * fine * Signed(P3) >> 8) + (fine * Signed(P2) << 12);
        scale = ((1L << 47) + scale) * Unsigned(P1) >> 33;
        if (scale == 0)
        {
            return 0;
        }

        long pressure = ((1_048_576L - raw << 31) - offset) * 3_125 / scale;
        long square = Signed(P9) * (pressure >> 13) * (pressure >> 13) >> 25;
        long linear = Signed(P8) * pressure >> 19;
        return (pressure + square + linear >> 8) + ((long)Signed(P7) << 4);
    }

    /// <summary>Pa of a raw value.</summary>
    public int PressurePa(int raw) => (int)(PressureInParts(raw) + 128 >> 8);

    /// <summary>Humidity in 1/1024 % of a raw value of 16 bits.</summary>
    public int HumidityInParts(int raw)
    {
        // H4 and H5 are signed numbers of 12 bits that share a register.
        int h4 = (sbyte)registers[H4High] << 4 | registers[H4AndH5Low] & 0x0F;
        int h5 = (sbyte)registers[H5High] << 4 | registers[H4AndH5Low] >> 4;
        int fine = FineTemperature - 76_800;
        int level = (raw << 14) - (h4 << 20) - h5 * fine + 16_384 >> 15;
        int warmth = (fine * (sbyte)registers[H6] >> 10) * ((fine * registers[H3] >> 11) + 32_768) >> 10;
        int humidity = level * ((warmth + 2_097_152) * Signed(H2) + 8_192 >> 14);
        humidity -= ((humidity >> 15) * (humidity >> 15) >> 7) * registers[H1] >> 4;
        humidity = humidity < 0 ? 0 : humidity > Saturated ? Saturated : humidity;
        return humidity >> 12;
    }

    /// <summary>0.01 % of a raw value.</summary>
    public int HumidityCentipercent(int raw) => (int)(HumidityInParts(raw) * 100L + 512 >> 10);

    private int Unsigned(int place) => registers[place] | registers[place + 1] << 8;

    private int Signed(int place) => (short)Unsigned(place);
}
