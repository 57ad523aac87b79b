using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>An A02YYUW over the water: sends the distance each 150 ms as long as it has its supply.</summary>
public sealed class UltrasonicModel : SerialDeviceModel
{
    private const long PeriodMs = 150;
    private const int NoTargetCode = 0xFFFD;

    private readonly IEnvironment environment;
    private readonly int heightMm;
    private readonly byte[] frame = new byte[4];
    private long nextMs = long.MaxValue;

    /// <param name="heightMm">Height of the sensor above the datum of the level.</param>
    public UltrasonicModel(IEnvironment environment, TruthBook book, string name, int heightMm, ILineFaults faults)
        : base(faults, book.LogOf(name, "distance", "mm", 0))
    {
        this.environment = environment;
        this.heightMm = heightMm;
    }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        nextMs = on ? trueMs + PeriodMs : long.MaxValue;
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

    /// <summary>The sensor's receive line selects filtered or raw values; the station leaves it alone.</summary>
    public override void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
    {
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
        frame[3] = (byte)(frame[0] + frame[1] + frame[2]);
        Wire.Send(line, frame, atMs, fault);
    }
}
