using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>A PCB Artists decibel meter: registers of one byte.</summary>
public sealed class SoundMeterModel(IEnvironment environment, TruthBook book, string name, ILineFaults faults) : I2cDeviceModel(faults)
{
    private readonly ReadingLog log = book.LogOf(name, "level", "dB", 0);
    private readonly byte[] registers = new byte[256];
    private long onMs;

    /// <summary>Averaging time that the station has set, in ms.</summary>
    public int AveragingMs => registers[7] << 8 | registers[8];

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        Array.Clear(registers);
        registers[0] = 0x32;
        registers[5] = 0xAA;
        registers[6] = 0x02;
        registers[7] = 0x03;
        registers[8] = 0xE8;
        onMs = trueMs;
    }

    protected override bool Take(ReadOnlySpan<byte> bytes, long trueMs)
    {
        if (bytes.Length == 2)
        {
            registers[bytes[0]] = bytes[1];
        }

        return true;
    }

    protected override bool Answer(ReadOnlySpan<byte> written, Span<byte> read, long trueMs)
    {
        if (written[0] != 0x0A)
        {
            read[0] = registers[written[0]];
            return true;
        }

        LineFault fault = NextSample(trueMs);
        if (fault == LineFault.Silence)
        {
            log.AddFailure(TruthOutcome.Silent);
            return false;
        }

        bool none = fault == LineFault.InstrumentError || trueMs - onMs < 1_000;
        read[0] = none ? (byte)0 : (byte)Math.Clamp(environment.At(EnvironmentQuantity.Sound, trueMs) / 10, 1, 254);
        if (none)
        {
            log.AddFailure(TruthOutcome.Error);
        }
        else
        {
            log.Add(read[0]);
        }

        return true;
    }
}
