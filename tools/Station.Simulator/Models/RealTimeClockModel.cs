using Station.Hal;
using Station.Hal.Simulated;

namespace Station.Simulator.Models;

/// <summary>A DS3231: counts in BCD, on its battery when the supply is away, with a crystal that drifts. Without a battery it stops and says so.</summary>
public sealed class RealTimeClockModel(int driftPpm = 0, bool hasBattery = true) : II2cDevice
{
    private const int StatusRegister = 0x0F;
    private const byte OscillatorStopped = 0x80;

    private readonly byte[] registers = new byte[0x13];
    private DateTime time = new(2000, 1, 1);
    private long asOfMs;
    private bool isOn;
    private bool wasOn;
    private bool isTwelveHours;
    private bool isStopped;
    private long driftedMillionths;

    /// <summary>Whether it has a battery that keeps it running while the supply is away.</summary>
    public bool HasBattery { get; set; } = hasBattery;

    /// <summary>What the clock shows.</summary>
    public DateTime Shown(long trueMs)
    {
        Follow(trueMs);
        return time;
    }

    /// <summary>The crystal stands still, which the chip notes, or swings again from where it stood.</summary>
    public void SetOscillator(bool runs, long trueMs)
    {
        Follow(trueMs);
        isStopped = !runs;
        registers[StatusRegister] |= OscillatorStopped;
    }

    /// <summary>Writes a register past all rules: a bit that flipped, a value that another system left there.</summary>
    public void Force(int register, byte value, long trueMs)
    {
        Follow(trueMs);
        Encode();
        registers[register] = value;
        if (register <= 6)
        {
            isForced = true;
        }
    }

    private bool isForced;

    public void SetPower(bool on, long trueMs)
    {
        bool stops = !HasBattery || (registers[0x0E] & 0x80) != 0;
        if (!wasOn || (isOn && !on && stops))
        {
            Follow(trueMs);
            registers[StatusRegister] |= OscillatorStopped;
        }

        if (!HasBattery && on)
        {
            time = new DateTime(2000, 1, 1);
            registers[0x0E] = 0x1C;
            registers[0x0F] = 0x88;
            isTwelveHours = false;
        }

        asOfMs = stops ? trueMs : asOfMs;
        isOn = on;
        wasOn = true;
    }

    public I2cStatus Write(ReadOnlySpan<byte> bytes, long trueMs)
    {
        if (!isOn)
        {
            return I2cStatus.NotAcknowledged;
        }

        Follow(trueMs);
        Encode();
        for (int i = 1; i < bytes.Length; i++)
        {
            int register = bytes[0] + i - 1;
            registers[register] = register == StatusRegister ? (byte)(bytes[i] & (registers[register] | 0x7F)) : bytes[i];
        }

        registers[StatusRegister] |= isStopped ? OscillatorStopped : (byte)0;
        if (bytes[0] <= 6 && bytes.Length > 1)
        {
            isForced = false;
            Decode();
            asOfMs = trueMs;
        }

        return I2cStatus.Complete;
    }

    public I2cStatus WriteRead(ReadOnlySpan<byte> written, Span<byte> read, long trueMs)
    {
        if (!isOn)
        {
            return I2cStatus.NotAcknowledged;
        }

        Follow(trueMs);
        Encode();
        registers.AsSpan(written[0], read.Length).CopyTo(read);
        return I2cStatus.Complete;
    }

    private static byte Bcd(int value) => (byte)(value / 10 * 16 + value % 10);

    private static int Number(int bcd) => (bcd >> 4) * 10 + (bcd & 0x0F);

    private void Follow(long trueMs)
    {
        long passedMs = isStopped ? 0 : trueMs - asOfMs;
        driftedMillionths += passedMs % 1_000_000 * driftPpm;
        long driftedMs = passedMs / 1_000_000 * driftPpm + driftedMillionths / 1_000_000;
        driftedMillionths %= 1_000_000;
        time = time.AddMilliseconds(passedMs + driftedMs);
        asOfMs = trueMs;
    }

    private void Encode()
    {
        if (isForced)
        {
            return;
        }

        registers[0] = Bcd(time.Second);
        registers[1] = Bcd(time.Minute);
        int hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        registers[2] = isTwelveHours ? (byte)(0x40 | (time.Hour >= 12 ? 0x20 : 0) | Bcd(hour)) : Bcd(time.Hour);
        registers[3] = (byte)(time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek);
        registers[4] = Bcd(time.Day);
        registers[5] = (byte)(Bcd(time.Month) | (time.Year >= 2100 ? 0x80 : 0));
        registers[6] = Bcd(time.Year % 100);
    }

    private void Decode()
    {
        isTwelveHours = (registers[2] & 0x40) != 0;
        int hour = isTwelveHours ? Number(registers[2] & 0x1F) % 12 + ((registers[2] & 0x20) != 0 ? 12 : 0) : Number(registers[2]);
        int year = ((registers[5] & 0x80) != 0 ? 2100 : 2000) + Number(registers[6]);
        time = new DateTime(year, Number(registers[5] & 0x1F), Number(registers[4]), hour, Number(registers[1]), Number(registers[0]));
    }
}
