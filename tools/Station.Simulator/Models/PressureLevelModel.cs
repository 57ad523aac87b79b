using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>An MS5837-30BA on the ground of the water: PROM with CRC, conversions that take their time, air and water on top of it.</summary>
public sealed class PressureLevelModel : I2cDeviceModel
{
    private const long ConversionMs = 19;

    /// <summary>The calibration of the data sheet's example, C1 to C6.</summary>
    private static readonly int[] Words = [0, 34_982, 36_352, 20_328, 22_354, 26_646, 26_146];

    private readonly IEnvironment environment;
    private readonly ClimateModel? barometer;
    private readonly int densityKgPerM3;
    private readonly ReadingLog level;
    private readonly ReadingLog pressure;
    private readonly ReadingLog temperature;
    private readonly byte[] prom = new byte[14];
    private int rawPressure;
    private int rawTemperature;
    private int result;
    private long readyMs;
    private bool isTemperature;
    private LineFault fault;

    /// <param name="barometer">The climate sensor whose readings the station uses for the air; null when it has none.</param>
    public PressureLevelModel(IEnvironment environment, TruthBook book, string name, ClimateModel? barometer, int densityKgPerM3, ILineFaults faults)
        : base(faults)
    {
        this.environment = environment;
        this.barometer = barometer;
        this.densityKgPerM3 = densityKgPerM3;
        level = book.LogOf(name, "level", "mm", -1);
        pressure = book.LogOf(name, "pressure", "Pa", 0);
        temperature = book.LogOf(name, "temperature", "C", -2);
        for (int i = 0; i < Words.Length; i++)
        {
            prom[i * 2] = (byte)(Words[i] >> 8);
            prom[i * 2 + 1] = (byte)Words[i];
        }

        prom[0] = (byte)(Crc(prom) << 4);
    }

    protected override bool Take(ReadOnlySpan<byte> bytes, long trueMs)
    {
        switch (bytes[0])
        {
            case >= 0x40 and <= 0x4A:
                fault = NextSample(trueMs);
                if (fault == LineFault.Silence)
                {
                    LogFailure(TruthOutcome.Silent);
                    return false;
                }

                Measure(trueMs);
                Begin(fault == LineFault.InstrumentError ? 0 : rawPressure, false, trueMs);
                break;
            case >= 0x50 and <= 0x5A:
                Begin(rawTemperature, true, trueMs);
                break;
        }

        return true;
    }

    protected override bool Answer(ReadOnlySpan<byte> written, Span<byte> read, long trueMs)
    {
        if (written[0] >= 0xA0)
        {
            prom.AsSpan(written[0] - 0xA0, read.Length).CopyTo(read);
            return true;
        }

        int value = trueMs >= readyMs ? result : 0;
        read[0] = (byte)(value >> 16);
        read[1] = (byte)(value >> 8);
        read[2] = (byte)value;
        if (isTemperature && value != 0)
        {
            LogTaken();
        }

        return true;
    }

    private static Int128 Floor(Int128 value, int bits) => value >> bits;

    private static int Crc(byte[] bytes)
    {
        uint remainder = 0;
        for (int i = 0; i < 16; i++)
        {
            remainder ^= i == 0 ? bytes[0] & 0x0Fu : i < 14 ? bytes[i] : 0u;
            for (int bit = 0; bit < 8; bit++)
            {
                remainder = (remainder & 0x8000) != 0 ? (remainder << 1) ^ 0x3000 : remainder << 1;
                remainder &= 0xFFFF;
            }
        }

        return (int)(remainder >> 12);
    }

    private void Begin(int value, bool ofTemperature, long trueMs)
    {
        result = value;
        isTemperature = ofTemperature;
        readyMs = trueMs + ConversionMs;
    }

    /// <summary>The raw values that the chip must give for what is true.</summary>
    private void Measure(long trueMs)
    {
        long waterPa = (long)environment.At(EnvironmentQuantity.WaterLevel, trueMs) * densityKgPerM3 * 980_665 / 100_000_000;
        long decimillibar = (environment.At(EnvironmentQuantity.Pressure, trueMs) + waterPa) / 10;
        int centidegrees = Math.Clamp(environment.At(EnvironmentQuantity.WaterTemperature, trueMs), 100, 3_000);
        rawTemperature = (int)(Words[5] * 256L + (centidegrees - 2_000) * 8_388_608L / Words[6]);
        (Int128 offset, Int128 sensitivity, _) = Compensation();
        rawPressure = (int)(((decimillibar * 8_192) + offset) * 2_097_152 / sensitivity) + 1;
    }

    /// <summary>Offset, sensitivity and temperature of the data sheet, second order included.</summary>
    private (Int128 Offset, Int128 Sensitivity, Int128 Temperature) Compensation()
    {
        Int128 difference = rawTemperature - Words[5] * 256L;
        Int128 first = 2_000 + Floor(difference * Words[6], 23);
        Int128 offset = Words[2] * 65_536L + Floor(Words[4] * difference, 7);
        Int128 sensitivity = Words[1] * 32_768L + Floor(Words[3] * difference, 8);
        Int128 square = (first - 2_000) * (first - 2_000);
        return first < 2_000
            ? (offset - Floor(3 * square, 1), sensitivity - Floor(5 * square, 3), first - Floor(3 * difference * difference, 33))
            : (offset - Floor(square, 4), sensitivity, first - Floor(2 * difference * difference, 37));
    }

    private void LogTaken()
    {
        if (fault == LineFault.InstrumentError)
        {
            LogFailure(TruthOutcome.Error);
            return;
        }

        (Int128 offset, Int128 sensitivity, Int128 first) = Compensation();
        int decimillibar = (int)Floor(Floor(rawPressure * sensitivity, 21) - offset, 13);
        pressure.Add(decimillibar * 10);
        temperature.Add((int)first);
        if (barometer?.LastPressurePa is { } airPa)
        {
            level.Add((int)Math.Round((decimillibar * 10m - airPa) * 1_000_000_000m / (densityKgPerM3 * 980_665m), MidpointRounding.ToEven));
        }
        else
        {
            level.AddFailure(TruthOutcome.Silent);
        }
    }

    private void LogFailure(TruthOutcome outcome)
    {
        level.AddFailure(outcome);
        pressure.AddFailure(outcome);
        temperature.AddFailure(outcome);
    }
}
