using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>An A02YYUW over the water, or a relative: sends the distance each 150 ms as long as it has its supply, or at each trigger.</summary>
public sealed class UltrasonicModel : SerialDeviceModel
{
    private const long PeriodMs = 150;
    private const long EchoMs = 50;
    private const int NoTargetCode = 0xFFFD;

    private readonly IEnvironment environment;
    private readonly int heightMm;
    private readonly bool asked;
    private readonly byte headerInSum;
    private readonly byte[] frame = new byte[4];
    private long nextMs = long.MaxValue;

    /// <param name="heightMm">Height of the sensor above the datum of the level.</param>
    /// <param name="asked">It answers the byte 55 and is silent else: JSN-SR04T in mode 2.</param>
    /// <param name="sumWithoutHeader">Its sum leaves the header out: JSN-SR04T v3.</param>
    public UltrasonicModel(
        IEnvironment environment, TruthBook book, string name, int heightMm, ILineFaults faults, bool asked = false, bool sumWithoutHeader = false)
        : base(faults, book.LogOf(name, "distance", "mm", 0))
    {
        this.environment = environment;
        this.heightMm = heightMm;
        this.asked = asked;
        headerInSum = sumWithoutHeader ? (byte)0 : (byte)0xFF;
    }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        nextMs = on && !asked ? trueMs + PeriodMs : long.MaxValue;
    }

    public override void Advance(SerialLine line, long trueMs)
    {
        while (nextMs <= trueMs)
        {
            line.Settle(nextMs);
            if (line.IsFull)
            {
                nextMs += (trueMs - nextMs) / PeriodMs * PeriodMs;
            }

            Send(line, nextMs);
            nextMs += PeriodMs;
        }
    }

    /// <summary>The sensor's receive line selects filtered or raw values; the station leaves it alone. A trigger is answered when the echo is back.</summary>
    public override void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
    {
        if (asked && IsOn && bytes.Length == 1 && bytes[0] == 0x55)
        {
            Send(line, trueMs + EchoMs);
        }
    }

    private void Send(SerialLine line, long atMs)
    {
        LineFault fault = Wire.Next(atMs);
        if (fault == LineFault.Silence)
        {
            LogFailure(TruthOutcome.Silent);
        }

        bool lost = fault == LineFault.InstrumentError;
        int distanceMm = lost ? NoTargetCode : Math.Clamp(heightMm - environment.At(EnvironmentQuantity.WaterLevel, atMs), 1, 5_000);
        Carry(0, distanceMm, lost);
        frame[0] = 0xFF;
        frame[1] = (byte)(distanceMm >> 8);
        frame[2] = (byte)distanceMm;
        frame[3] = (byte)(headerInSum + frame[1] + frame[2]);
        Wire.Send(line, frame, atMs, fault);
    }
}
