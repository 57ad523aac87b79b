using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>
/// A Plantower counter: active after power-on, frames of the length and words of its variant, commands with their 8-byte answers
/// (none for a PMS3003, which takes no commands), asleep or awake.
/// </summary>
public sealed class PlantowerModel : SerialDeviceModel
{
    private const long ActivePeriodMs = 1_000;
    private const long AnswerDelayMs = 15;

    private readonly IEnvironment environment;
    private readonly string variant;
    private readonly RestingFan fan;
    private readonly byte[] frame;
    private bool active = true;
    private long nextActiveMs = long.MaxValue;

    public PlantowerModel(
        IEnvironment environment, TruthBook book, string name, ILineFaults faults, string variant = "plain", long warmUpMs = 0)
        : base(faults, LogsOf(book, name, HasClimate(variant)))
    {
        this.environment = environment;
        this.variant = variant;
        fan = new RestingFan(warmUpMs);
        frame = new byte[variant switch { "3003" => 24, "st" => 40, _ => 32 }];
        frame[0] = 0x42;
        frame[1] = 0x4D;
        frame[3] = (byte)(frame.Length - 4);
        if (frame.Length > 24)
        {
            frame[^4] = 0x97;
        }
    }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        active = true;
        fan.Reset();
        nextActiveMs = on ? trueMs + ActivePeriodMs : long.MaxValue;
    }

    public override void Advance(SerialLine line, long trueMs)
    {
        while (active && !fan.IsAsleep && nextActiveMs <= trueMs)
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

        if (variant == "3003" || bytes.Length < 7 || bytes[0] != 0x42 || bytes[1] != 0x4D || Sum(bytes[..5]) != (bytes[5] << 8 | bytes[6]))
        {
            return;
        }

        if (bytes[2] == 0xE4)
        {
            SetRunning(line, bytes[4] == 1, trueMs);
        }
        else if (fan.IsAsleep)
        {
            if (readingWanted)
            {
                LogFailure(TruthOutcome.Silent);
            }
        }
        else if (bytes[2] == 0xE1)
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

    private static bool HasClimate(string variant) => variant is "t" or "st";

    private static ReadingLog?[] LogsOf(TruthBook book, string name, bool climate)
    {
        var masses = new List<ReadingLog?>
        {
            book.LogOf(name, "pm1", "ug/m3", 0), book.LogOf(name, "pm25", "ug/m3", 0), book.LogOf(name, "pm10", "ug/m3", 0),
        };
        if (climate)
        {
            masses.Add(book.LogOf(name, "temperature", "C", -1));
            masses.Add(book.LogOf(name, "humidity", "%", -1));
        }

        return [.. masses];
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

    /// <summary>Sleep is acknowledged, waking is not.</summary>
    private void SetRunning(SerialLine line, bool run, long trueMs)
    {
        if (run)
        {
            if (fan.IsAsleep)
            {
                nextActiveMs = trueMs + ActivePeriodMs;
                LogFailure(TruthOutcome.Rested);
            }

            fan.Wake(trueMs);
        }
        else
        {
            Answer(line, 0xE4, 0, trueMs);
            fan.Sleep();
            LogFailure(TruthOutcome.Rested);
        }
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
        TruthOutcome outcome = fault == LineFault.InstrumentError ? TruthOutcome.Error : fan.OutcomeAt(atMs);
        PutMass(0, pm1, outcome);
        PutMass(1, pm25, outcome);
        PutMass(2, pm10, outcome);
        if (frame.Length > 24)
        {
            PutWord(6, pm25 * 180);
            PutWord(7, pm25 * 55);
            PutClimate(atMs, outcome);
            frame[^3] = fault == LineFault.InstrumentError ? (byte)1 : (byte)0;
        }
        else if (fault == LineFault.InstrumentError)
        {
            // It has no error byte; what it can do is to fall silent.
            fault = LineFault.Silence;
            LogFailure(TruthOutcome.Silent);
        }

        int sum = Sum(frame.AsSpan(0, frame.Length - 2));
        frame[^2] = (byte)(sum >> 8);
        frame[^1] = (byte)sum;
        Wire.Send(line, frame, atMs, fault);
    }

    /// <summary>The factory's environment and the atmosphere's agree here.</summary>
    private void PutMass(int index, int mass, TruthOutcome outcome)
    {
        Carry(index, mass, outcome);
        PutWord(index, mass);
        PutWord(index + 3, mass);
    }

    private void PutClimate(long atMs, TruthOutcome outcome)
    {
        if (!HasClimate(variant))
        {
            return;
        }

        int at = variant == "t" ? 10 : 13;
        int temperature = environment.At(EnvironmentQuantity.Temperature, atMs) / 10;
        int humidity = environment.At(EnvironmentQuantity.Humidity, atMs) / 10;
        Carry(3, temperature, outcome);
        Carry(4, humidity, outcome);
        PutWord(at, temperature);
        PutWord(at + 1, humidity);
    }

    private void PutWord(int index, int value)
    {
        frame[4 + index * 2] = (byte)(value >> 8);
        frame[5 + index * 2] = (byte)value;
    }
}
