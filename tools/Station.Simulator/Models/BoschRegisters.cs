namespace Station.Simulator.Models;

/// <summary>
/// The registers of a Bosch BMP280 or BME280 and what its data sheet makes of them (BST-BMP280-DS001 section 3.11.3, BST-BME280-DS002 section 4.2.3: the integer
/// formulas): the simulator's own, which the firmware's are held against.
/// </summary>
public sealed class BoschRegisters
{
    /// <summary>First register of a reading: pressure, temperature, humidity.</summary>
    public const int Data = 0xF7;
    public const int DataBytes = 8;

    /// <summary>What a channel holds that was not measured (BME280, sections 5.4.7 to 5.4.9).</summary>
    public const int Skipped20 = 0x80000;
    public const int Skipped16 = 0x8000;

    private const int FirstCalibration = 0x88;
    private const int LastCalibration = 0x9F;
    private const int FirstHumidity = 0xE1;

    private readonly byte[] values = new byte[256];
    private readonly bool[] known = new bool[256];

    /// <summary>Temperature and pressure can be calculated.</summary>
    public bool IsCalibrated => Enumerable.Range(FirstCalibration, LastCalibration - FirstCalibration + 1).All(register => known[register]);

    /// <summary>The fine temperature of the last calculation, which the other formulas build on.</summary>
    public int FineTemperature { get; private set; }

    /// <summary>Sets registers from one on; what lies beyond the last register is left out.</summary>
    public void Set(int first, params ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length && first + i < values.Length; i++)
        {
            values[first + i] = bytes[i];
            known[first + i] = true;
        }
    }

    /// <summary>Registers from one on, as a transfer brings them.</summary>
    public ReadOnlySpan<byte> From(int first, int count) => values.AsSpan(first, count);

    /// <summary>0.01 C; the other two build on the temperature that was calculated last.</summary>
    public int CentidegreesOf(int raw)
    {
        FineTemperature = FineOf(raw);
        return (FineTemperature * 5 + 128) >> 8;
    }

    /// <summary>Pressure in Pa.</summary>
    public int PascalsOf(int raw) => (int)((PressureInPartsOf(raw) + 128) >> 8);

    /// <summary>Humidity in 0.01 %.</summary>
    public int CentipercentOf(int raw) => (int)((HumidityOf(raw) * 100L + 512) >> 10);

    /// <summary>Humidity in 1/1024 %.</summary>
    public int HumidityOf(int raw)
    {
        int h4 = (sbyte)values[0xE4] << 4 | values[0xE5] & 0x0F;
        int h5 = (sbyte)values[0xE6] << 4 | values[0xE5] >> 4;
        int fine = FineTemperature - 76_800;
        int air = ((raw << 14) - (h4 << 20) - h5 * fine + 16_384) >> 15;
        int curve = (((((fine * (sbyte)values[0xE7]) >> 10) * (((fine * values[0xE3]) >> 11) + 32_768)) >> 10) + 2_097_152) * Signed(FirstHumidity) + 8_192;
        int humidity = air * (curve >> 14);
        humidity -= ((((humidity >> 15) * (humidity >> 15)) >> 7) * values[0xA1]) >> 4;
        return Math.Clamp(humidity, 0, 419_430_400) >> 12;
    }

    private int FineOf(int raw)
    {
        int t1 = Unsigned(0x88);
        int rough = ((raw >> 3) - (t1 << 1)) * Signed(0x8A) >> 11;
        int square = ((raw >> 4) - t1) * ((raw >> 4) - t1) >> 12;
        return rough + (square * Signed(0x8C) >> 14);
    }

    /// <summary>Pressure in 1/256 Pa, by the formula with 64 bits.</summary>
    public long PressureInPartsOf(int raw)
    {
        long fine = FineTemperature - 128_000L;
        long offset = fine * fine * Signed(0x98) + ((fine * Signed(0x96)) << 17) + ((long)Signed(0x94) << 35);
        long scale = ((fine * fine * Signed(0x92)) >> 8) + ((fine * Signed(0x90)) << 12);
        scale = ((1L << 47) + scale) * Unsigned(0x8E) >> 33;
        if (scale == 0)
        {
            return 0;
        }

        long pressure = (((1_048_576L - raw) << 31) - offset) * 3_125 / scale;
        long first = (Signed(0x9E) * (pressure >> 13) * (pressure >> 13)) >> 25;
        long second = (Signed(0x9C) * pressure) >> 19;
        return ((pressure + first + second) >> 8) + ((long)Signed(0x9A) << 4);
    }

    private int Unsigned(int register) => values[register] | values[register + 1] << 8;

    private short Signed(int register) => (short)Unsigned(register);
}
