using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>
/// A Nova SDS011: active after power-on, asleep or awake, a working period of its own that outlasts its supply; answers every
/// command. With a fan that stands still it reports 0.0 and 0.0.
/// </summary>
public sealed class Sds011Model : SerialDeviceModel
{
    private const long ActivePeriodMs = 1_000;
    private const long AnswerDelayMs = 20;
    private const int CommandBytes = 19;
    private const byte IdentityHigh = 0x58;
    private const byte IdentityLow = 0xD9;
    private const int Pm25Ceiling = 9_999;
    private const int Pm10Ceiling = 19_999;

    private readonly IEnvironment environment;
    private readonly RestingFan fan;
    private readonly byte[] frame = [0xAA, 0xC0, 0, 0, 0, 0, IdentityHigh, IdentityLow, 0, 0xAB];
    private bool active = true;
    private long nextActiveMs = long.MaxValue;

    public Sds011Model(IEnvironment environment, TruthBook book, string name, ILineFaults faults, long warmUpMs = 0)
        : base(faults, book.LogOf(name, "pm25", "ug/m3", -1), book.LogOf(name, "pm10", "ug/m3", -1))
    {
        this.environment = environment;
        fan = new RestingFan(warmUpMs);
    }

    /// <summary>Minutes of its own working period, 0 for none; as long as there is one it reports once in so many minutes.</summary>
    public int WorkingPeriodMinutes { get; set; }

    public bool IsAsleep => fan.IsAsleep;

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        active = true;
        fan.Reset();
        nextActiveMs = on ? trueMs + PeriodMs() : long.MaxValue;
    }

    public override void Advance(SerialLine line, long trueMs)
    {
        while (active && !fan.IsAsleep && nextActiveMs <= trueMs)
        {
            line.Settle(nextActiveMs);
            if (line.IsFull)
            {
                nextActiveMs += (trueMs - nextActiveMs) / PeriodMs() * PeriodMs();
            }

            SendReading(line, nextActiveMs);
            nextActiveMs += PeriodMs();
        }
    }

    public override void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
    {
        bool whole = bytes.Length >= CommandBytes && bytes[0] == 0xAA && bytes[1] == 0xB4 && bytes[18] == 0xAB && bytes[17] == Sum(bytes[2..17]);
        if (!whole)
        {
            return;
        }

        bool wakes = bytes[2] == 6 && bytes[3] == 1 && bytes[4] == 1;
        if (!IsOn || (fan.IsAsleep && !wakes))
        {
            if (bytes[2] == 4)
            {
                LogFailure(TruthOutcome.Silent);
            }

            return;
        }

        Obey(line, bytes, trueMs);
    }

    private static byte Sum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        foreach (byte value in bytes)
        {
            sum += value;
        }

        return (byte)sum;
    }

    private static void Answer(SerialLine line, ReadOnlySpan<byte> command, long trueMs)
    {
        Span<byte> answer = [0xAA, 0xC5, command[2], command[3], command[4], 0, IdentityHigh, IdentityLow, 0, 0xAB];
        answer[8] = Sum(answer[2..8]);
        line.Deliver(answer, trueMs + AnswerDelayMs, SerialLine.NoTag);
    }

    private long PeriodMs() => WorkingPeriodMinutes > 0 ? WorkingPeriodMinutes * 60_000L : ActivePeriodMs;

    private void Obey(SerialLine line, ReadOnlySpan<byte> command, long trueMs)
    {
        switch (command[2])
        {
            case 2:
                active = command[4] == 0;
                nextActiveMs = trueMs + PeriodMs();
                break;
            case 4:
                SendReading(line, trueMs + AnswerDelayMs);
                return;
            case 6 when command[4] == 1:
                Wake(trueMs);
                break;
            case 6:
                fan.Sleep();
                LogFailure(TruthOutcome.Rested);
                break;
            case 8:
                WorkingPeriodMinutes = command[4];
                nextActiveMs = trueMs + PeriodMs();
                break;
        }

        Answer(line, command, trueMs);
    }

    private void Wake(long trueMs)
    {
        if (fan.IsAsleep)
        {
            nextActiveMs = trueMs + PeriodMs();
            LogFailure(TruthOutcome.Rested);
        }

        fan.Wake(trueMs);
    }

    private void SendReading(SerialLine line, long atMs)
    {
        LineFault fault = Wire.Next(atMs);
        if (fault == LineFault.Silence)
        {
            LogFailure(TruthOutcome.Silent);
        }

        bool stands = fault == LineFault.InstrumentError;
        int pm25 = Deci(EnvironmentQuantity.Pm25, atMs, 0, Pm25Ceiling);
        int pm10 = Deci(EnvironmentQuantity.Pm10, atMs, pm25, Pm10Ceiling);
        Put(0, stands ? 0 : pm25, stands, pm25 == Pm25Ceiling, atMs);
        Put(1, stands ? 0 : pm10, stands, pm10 == Pm10Ceiling, atMs);
        frame[8] = Sum(frame.AsSpan(2, 6));
        Wire.Send(line, frame, atMs, fault);
    }

    /// <summary>Tenths of a microgram, up to what the sensor can express.</summary>
    private int Deci(EnvironmentQuantity quantity, long atMs, int lowest, int ceiling) =>
        Math.Min(Math.Max(lowest, environment.TenthsAt(quantity, atMs)), ceiling);

    private void Put(int quantity, int value, bool stands, bool saturated, long atMs)
    {
        TruthOutcome outcome = stands ? TruthOutcome.Error : fan.OutcomeAt(atMs);
        Carry(quantity, value, outcome == TruthOutcome.Read && saturated ? TruthOutcome.Saturated : outcome);
        frame[2 + quantity * 2] = (byte)value;
        frame[3 + quantity * 2] = (byte)(value >> 8);
    }
}
