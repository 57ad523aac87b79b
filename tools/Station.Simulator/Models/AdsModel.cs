using Station.Hal;
using Station.Hal.Simulated;

namespace Station.Simulator.Models;

/// <summary>An ADS1115 with whatever is connected to its inputs: configuration register, single conversions of 8 ms, clipping.</summary>
public sealed class AdsModel : II2cDevice
{
    private const long ConversionMs = 8;

    private static readonly int[] RangesMillivolts = [6_144, 4_096, 2_048, 1_024, 512, 256, 256, 256];

    /// <summary>By the multiplexer's code.</summary>
    private readonly AdsSource?[] sources = new AdsSource?[8];
    private int configuration = 0x8583;
    private short code;
    private long readyMs;
    private bool isOn;
    private AdsSource? pending;

    /// <summary>Connects a sensor to an input, by its word in the profile.</summary>
    public void Connect(string input, AdsSource source) =>
        sources[Array.IndexOf(["0-1", "0-3", "1-3", "2-3", "0", "1", "2", "3"], input)] = source;

    public void SetPower(bool on, long trueMs)
    {
        isOn = on;
        configuration = 0x8583;
        code = 0;
        pending = null;
    }

    public I2cStatus Write(ReadOnlySpan<byte> bytes, long trueMs)
    {
        if (!isOn)
        {
            return I2cStatus.NotAcknowledged;
        }

        if (bytes.Length == 3 && bytes[0] == 1)
        {
            int word = bytes[1] << 8 | bytes[2];
            AdsSource? source = sources[word >> 12 & 7];
            if (source is not null && !source.Begin(trueMs))
            {
                return I2cStatus.NotAcknowledged;
            }

            configuration = word & 0x7FFF;
            pending = (word & 0x8000) != 0 ? source : null;
            readyMs = trueMs + ConversionMs;
            code = Convert(source?.Microvolts ?? 0, word >> 9 & 7);
        }

        return I2cStatus.Complete;
    }

    public I2cStatus WriteRead(ReadOnlySpan<byte> written, Span<byte> read, long trueMs)
    {
        if (!isOn)
        {
            return I2cStatus.NotAcknowledged;
        }

        bool ready = trueMs >= readyMs;
        int word = written[0] == 1 ? configuration | (ready ? 0x8000 : 0) : ready ? code & 0xFFFF : 0;
        for (int i = 0; i < read.Length; i++)
        {
            read[i] = (byte)((i & 1) == 0 ? word >> 8 : word);
        }

        if (written[0] == 0 && ready)
        {
            pending?.Read(code, RangesMillivolts[configuration >> 9 & 7]);
            pending = null;
        }

        return I2cStatus.Complete;
    }

    private static short Convert(decimal microvolts, int range) =>
        (short)Math.Clamp(Math.Round(microvolts * 32_768 / (RangesMillivolts[range] * 1_000m)), short.MinValue, short.MaxValue);
}
