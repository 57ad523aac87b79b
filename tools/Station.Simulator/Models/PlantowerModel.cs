using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>A PMS5003: active after power-on, 32-byte frames, commands with their 8-byte answers.</summary>
public sealed class PlantowerModel : SerialDeviceModel
{
    private const long ActivePeriodMs = 1_000;
    private const long AnswerDelayMs = 15;
    private const int FrameBytes = 32;

    private readonly IEnvironment environment;
    private readonly byte[] frame = new byte[FrameBytes];
    private bool active = true;
    private long nextActiveMs = long.MaxValue;

    public PlantowerModel(IEnvironment environment, TruthBook book, string name, ILineFaults faults)
        : base(faults, book.LogOf(name, "pm1", "ug/m3", 0), book.LogOf(name, "pm25", "ug/m3", 0), book.LogOf(name, "pm10", "ug/m3", 0))
    {
        this.environment = environment;
        frame[0] = 0x42;
        frame[1] = 0x4D;
        frame[3] = FrameBytes - 4;
        frame[28] = 0x97;
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
        bool readingWanted = bytes.Length >= 7 && bytes[2] == 0xE2;
        if (!IsOn)
        {
            if (readingWanted)
            {
                LogFailure(TruthOutcome.Silent);
            }

            return;
        }

        if (bytes.Length < 7 || bytes[0] != 0x42 || bytes[1] != 0x4D || Sum(bytes[..5]) != (bytes[5] << 8 | bytes[6]))
        {
            return;
        }

        if (bytes[2] == 0xE1)
        {
            active = bytes[4] == 1;
            nextActiveMs = trueMs + ActivePeriodMs;
            Answer(line, bytes[2], bytes[4], trueMs);
        }
        else if (readingWanted && !active)
        {
            SendReading(line, trueMs + AnswerDelayMs);
        }
    }

    private static int Sum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        foreach (byte value in bytes)
        {
            sum += value;
        }

        return sum;
    }

    private static void Answer(SerialLine line, byte command, byte data, long trueMs)
    {
        int sum = 0x42 + 0x4D + 4 + command + data;
        line.Deliver([0x42, 0x4D, 0, 4, command, data, (byte)(sum >> 8), (byte)sum], trueMs + AnswerDelayMs, SerialLine.NoTag);
    }

    private void SendReading(SerialLine line, long atMs)
    {
        LineFault fault = Wire.Next(atMs);
        if (fault == LineFault.Silence)
        {
            LogFailure(TruthOutcome.Silent);
        }

        int pm1 = environment.At(EnvironmentQuantity.Pm1, atMs);
        int pm25 = Math.Max(pm1, environment.At(EnvironmentQuantity.Pm25, atMs));
        int pm10 = Math.Max(pm25, environment.At(EnvironmentQuantity.Pm10, atMs));
        Carry(0, pm1, fault == LineFault.InstrumentError);
        Carry(1, pm25, fault == LineFault.InstrumentError);
        Carry(2, pm10, fault == LineFault.InstrumentError);
        PutWord(0, pm1);
        PutWord(1, pm25);
        PutWord(2, pm10);
        PutWord(3, pm1);
        PutWord(4, pm25);
        PutWord(5, pm10);
        PutWord(6, pm25 * 180);
        PutWord(7, pm25 * 55);
        frame[29] = fault == LineFault.InstrumentError ? (byte)1 : (byte)0;
        int sum = Sum(frame.AsSpan(0, FrameBytes - 2));
        frame[FrameBytes - 2] = (byte)(sum >> 8);
        frame[FrameBytes - 1] = (byte)sum;
        Wire.Send(line, frame, atMs, fault);
    }

    private void PutWord(int index, int value)
    {
        frame[4 + index * 2] = (byte)(value >> 8);
        frame[5 + index * 2] = (byte)value;
    }
}
