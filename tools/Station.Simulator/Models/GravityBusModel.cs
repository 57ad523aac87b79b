using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>A Gravity multi-gas board on the I2C bus: takes frames written to register 0 and gives its answer when that is read; sends by itself, that is answers nothing, until it is told to be asked.</summary>
public sealed class GravityBusModel : I2cDeviceModel
{
    private const int FrameBytes = 9;
    private const byte ModeCommand = 0x78;
    private const byte ReadCommand = 0x86;
    private const byte AskedMode = 0x04;

    private readonly IEnvironment environment;
    private readonly ReadingLog log;
    private readonly byte gasCode;
    private readonly EnvironmentQuantity quantity;
    private readonly byte decimals;
    private readonly byte[] answer = new byte[FrameBytes];
    private bool isAsked;

    public GravityBusModel(IEnvironment environment, TruthBook book, ProfileLines.Line sensor, ILineFaults faults)
        : base(faults)
    {
        this.environment = environment;
        log = book.LogOf(sensor.Name, "gas", "ppb", -1);
        string gas = sensor.Get("gas", string.Empty);
        (gasCode, quantity) = WinsenModel.GasOf(gas);
        decimals = (byte)(gas is "co" or "h2s" or "nh3" ? 0 : 1);
    }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        isAsked = false;
        Array.Clear(answer);
    }

    protected override bool Take(ReadOnlySpan<byte> bytes, long trueMs)
    {
        bool whole = bytes.Length == FrameBytes + 1 && bytes[0] == 0 && bytes[1] == 0xFF && bytes[9] == WinsenModel.Checksum(bytes[1..]);
        if (!whole)
        {
            return true;
        }

        if (bytes[3] == ModeCommand)
        {
            isAsked = bytes[4] == AskedMode;
            return true;
        }

        return bytes[3] != ReadCommand || TryMeasure(trueMs);
    }

    protected override bool Answer(ReadOnlySpan<byte> written, Span<byte> read, long trueMs)
    {
        answer.AsSpan(0, Math.Min(answer.Length, read.Length)).CopyTo(read);
        return true;
    }

    private bool TryMeasure(long trueMs)
    {
        LineFault fault = NextSample(trueMs);
        if (fault == LineFault.Silence || !isAsked)
        {
            log.AddFailure(TruthOutcome.Silent);
            return false;
        }

        int stepDeciPpb = decimals == 0 ? 10_000 : 1_000;
        int value = environment.At(quantity, trueMs) * 10 / stepDeciPpb;
        bool foreign = fault == LineFault.InstrumentError;
        Fill(foreign ? (byte)(gasCode ^ 0x40) : gasCode, value);
        if (foreign)
        {
            log.AddFailure(TruthOutcome.Error);
        }
        else
        {
            log.Add(value * stepDeciPpb);
        }

        return true;
    }

    private void Fill(byte gas, int value)
    {
        answer[0] = 0xFF;
        answer[1] = ReadCommand;
        answer[2] = (byte)(value >> 8);
        answer[3] = (byte)value;
        answer[4] = gas;
        answer[5] = decimals;
        answer[FrameBytes - 1] = WinsenModel.Checksum(answer);
    }
}
