using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>A MaxBotix sensor over the water: sends a line each 150 ms as long as it has its supply.</summary>
public sealed class MaxBotixModel : SerialDeviceModel
{
    private const long PeriodMs = 150;

    private readonly IEnvironment environment;
    private readonly int heightMm;
    private readonly bool centimetres;
    private readonly int noTarget;
    private readonly byte[] frame = new byte[6];
    private long nextMs = long.MaxValue;

    /// <param name="heightMm">Height of the sensor above the datum of the level.</param>
    /// <param name="centimetres">It counts in centimetres.</param>
    /// <param name="noTarget">What it says when it sees nothing.</param>
    public MaxBotixModel(IEnvironment environment, TruthBook book, string name, int heightMm, bool centimetres, int noTarget, ILineFaults faults)
        : base(faults, book.LogOf(name, "distance", centimetres ? "cm" : "mm", 0))
    {
        this.environment = environment;
        this.heightMm = heightMm;
        this.centimetres = centimetres;
        this.noTarget = noTarget;
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

    public override void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
    {
    }

    private void Send(SerialLine line, long atMs)
    {
        LineFault fault = Wire.Next(atMs);
        if (fault == LineFault.ChangedByte)
        {
            // A changed digit passes, since nothing protects it; what can be seen is a line that is cut.
            fault = LineFault.CutFrame;
        }

        if (fault == LineFault.Silence)
        {
            LogFailure(TruthOutcome.Silent);
        }

        bool lost = fault == LineFault.InstrumentError;
        int distanceMm = Math.Clamp(heightMm - environment.At(EnvironmentQuantity.WaterLevel, atMs), 300, 4_999);
        int distance = lost ? noTarget : centimetres ? distanceMm / 10 : distanceMm;
        Carry(0, distance, lost);
        int length = Fill(distance, centimetres ? 3 : 4);
        Wire.Send(line, frame.AsSpan(0, length), atMs, fault);
    }

    private int Fill(int distance, int fewestDigits)
    {
        int digits = Math.Max(fewestDigits, distance > 999 ? 4 : 3);
        frame[0] = (byte)'R';
        frame[digits + 1] = (byte)'\r';
        for (int i = digits; i > 0; i--, distance /= 10)
        {
            frame[i] = (byte)('0' + distance % 10);
        }

        return digits + 2;
    }
}
