using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>A Winsen ZE module: active after power-on; asked, it answers with ug/m3 in bytes 2 and 3 and ppb in bytes 6 and 7.</summary>
public sealed class WinsenModel : SerialDeviceModel
{
    private const long ActivePeriodMs = 1_000;
    private const long AnswerDelayMs = 12;
    private const int FrameBytes = 9;
    private const int FullScalePpb = 20_000;

    private readonly IEnvironment environment;
    private readonly EnvironmentQuantity quantity;
    private readonly byte gasCode;
    private readonly byte[] frame = new byte[FrameBytes];
    private bool active = true;
    private long nextActiveMs = long.MaxValue;

    public WinsenModel(IEnvironment environment, TruthBook book, string name, string gas, ILineFaults faults)
        : base(faults, book.LogOf(name, "gas", "ppb", 0))
    {
        this.environment = environment;
        (gasCode, quantity) = gas switch
        {
            "so2" => ((byte)0x2B, EnvironmentQuantity.SulphurDioxide),
            "no2" => ((byte)0x2C, EnvironmentQuantity.NitrogenDioxide),
            "o3" => ((byte)0x2A, EnvironmentQuantity.Ozone),
            "co" => ((byte)0x04, EnvironmentQuantity.CarbonMonoxide),
            _ => throw new ArgumentException($"no module for gas '{gas}'", nameof(gas)),
        };
    }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        active = true;
        nextActiveMs = on ? trueMs + ActivePeriodMs : long.MaxValue;
    }

    public override void Advance(SerialLine line, long trueMs)
    {
        while (active && nextActiveMs <= trueMs)
        {
            line.Settle(nextActiveMs);
            if (line.IsFull)
            {
                nextActiveMs += (trueMs - nextActiveMs) / ActivePeriodMs * ActivePeriodMs;
            }

            SendReading(line, nextActiveMs);
            nextActiveMs += ActivePeriodMs;
        }
    }

    public override void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
    {
        bool whole = bytes.Length >= FrameBytes && bytes[0] == 0xFF && bytes[8] == Checksum(bytes);
        if (whole && bytes[2] == 0x86 && !IsOn)
        {
            LogFailure(TruthOutcome.Silent);
        }

        if (!whole || !IsOn)
        {
            return;
        }

        if (bytes[2] == 0x78)
        {
            active = bytes[3] is 0x40 or 0x03;
            nextActiveMs = trueMs + ActivePeriodMs;
        }
        else if (bytes[2] == 0x86)
        {
            SendReading(line, trueMs + AnswerDelayMs);
        }
    }

    private static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        for (int i = 1; i < FrameBytes - 1; i++)
        {
            sum += bytes[i];
        }

        return (byte)(256 - (sum & 0xFF));
    }

    private void SendReading(SerialLine line, long atMs)
    {
        LineFault fault = Wire.Next(atMs);
        if (fault == LineFault.Silence)
        {
            LogFailure(TruthOutcome.Silent);
        }

        int ppb = environment.At(quantity, atMs);
        bool foreignGas = active && fault == LineFault.InstrumentError;
        Carry(0, ppb, foreignGas);
        if (active)
        {
            Fill(foreignGas ? (byte)0x17 : gasCode, 0x0400, ppb, FullScalePpb);
        }
        else
        {
            Fill(0x86, ppb * 2, 0, ppb);
        }

        Wire.Send(line, frame, atMs, fault);
    }

    private void Fill(byte kind, int first, int second, int third)
    {
        frame[0] = 0xFF;
        frame[1] = kind;
        frame[2] = (byte)(first >> 8);
        frame[3] = (byte)first;
        frame[4] = (byte)(second >> 8);
        frame[5] = (byte)second;
        frame[6] = (byte)(third >> 8);
        frame[7] = (byte)third;
        frame[8] = Checksum(frame);
    }
}
