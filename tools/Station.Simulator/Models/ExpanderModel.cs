using Station.Hal.Simulated;

namespace Station.Simulator.Models;

/// <summary>
/// An SC16IS752 on SPI with two lines behind it, byte by byte as on its wire: registers, divisor, FIFOs of 64 bytes. A channel that is set to another speed than its line
/// reads garbage, one whose FIFO is off reads nothing, as after a reset; one without a speed keeps for ever what it was to send.
/// </summary>
public sealed class ExpanderModel : ISpiDevice
{
    private const int FifoBytes = 64;
    private const int CrystalHz = 14_745_600;
    private const int RegisterCount = 16;

    /// <summary>LCR after a reset (data sheet, table 11): other settings than anybody would choose.</summary>
    private const byte ResetLineControl = 0x1D;

    /// <summary>Start bit, eight data bits, stop bit; in ms times baud.</summary>
    private const double BitMsPerByte = 10_000;

    private readonly SerialLine[] lines;
    private readonly byte[][] registers = [new byte[RegisterCount], new byte[RegisterCount]];
    private readonly int[] divisors = new int[2];
    private readonly int[] overrunsSeen = new int[2];

    /// <summary>When the transmit FIFO of each channel is empty.</summary>
    private readonly double[] sentAtMs = new double[2];

    /// <summary>What each channel was given to send in one moment: it leaves without a gap, however many transfers brought it.</summary>
    private readonly byte[][] commands = [new byte[FifoBytes], new byte[FifoBytes]];
    private readonly int[] commandBytes = new int[2];
    private readonly long[] commandAtMs = new long[2];

    private bool isOn;

    public ExpanderModel(ISerialDevice? deviceA, ISerialDevice? deviceB, int baud)
    {
        lines = [new SerialLine(deviceA, baud, FifoBytes), new SerialLine(deviceB, baud, FifoBytes)];
    }

    /// <summary>The line of a channel, 0 for A, 1 for B: what a board powers with the sensors' rail.</summary>
    public SerialLine Line(int channel) => lines[channel];

    public void SetPower(bool on, long trueMs)
    {
        isOn = on;
        for (int channel = 0; channel < lines.Length; channel++)
        {
            Array.Clear(registers[channel]);
            registers[channel][3] = ResetLineControl;
            divisors[channel] = 0;
            sentAtMs[channel] = 0;
            commandBytes[channel] = 0;
            lines[channel].Clear();
        }
    }

    public void Transfer(Span<byte> bytes, long trueMs)
    {
        byte first = bytes[0];
        Span<byte> data = bytes[1..];
        int register = first >> 3 & 0x0F;
        int channel = first >> 1 & 1;
        bool isRead = (first & 0x80) != 0;
        if (!isOn)
        {
            bytes.Fill(0xFF);
            return;
        }

        if (isRead)
        {
            Read(channel, register, data, trueMs);
        }
        else
        {
            Write(channel, register, data, trueMs);
            data.Fill(0xFF);
        }

        // The chip drives its output for nothing but data.
        bytes[0] = 0xFF;
    }

    private bool FifosAreOn(int channel) => (registers[channel][2] & 1) != 0;

    private bool LatchIsOpen(int channel) => (registers[channel][3] & 0x80) != 0;

    private bool SpeedIsRight(int channel) => divisors[channel] > 0 && SpeedOf(channel) == lines[channel].Baud;

    private int SpeedOf(int channel) => CrystalHz / 16 / divisors[channel];

    private void Read(int channel, int register, Span<byte> data, long trueMs)
    {
        if (register == 0 && !LatchIsOpen(channel))
        {
            Receive(channel, data, trueMs);
            return;
        }

        foreach (ref byte value in data)
        {
            value = register switch
            {
                0 => (byte)divisors[channel],
                1 when LatchIsOpen(channel) => (byte)(divisors[channel] >> 8),
                5 => LineStatus(channel),
                8 => (byte)(FifoBytes - WaitingBytes(channel, trueMs)),
                9 => FifosAreOn(channel) ? (byte)lines[channel].Available(trueMs) : (byte)0,
                _ => registers[channel][register],
            };
        }
    }

    private void Write(int channel, int register, ReadOnlySpan<byte> data, long trueMs)
    {
        if (register == 0 && !LatchIsOpen(channel))
        {
            Transmit(channel, data, trueMs);
            return;
        }

        foreach (byte value in data)
        {
            WriteRegister(channel, register, value, trueMs);
        }
    }

    private void WriteRegister(int channel, int register, byte value, long trueMs)
    {
        if (LatchIsOpen(channel) && register <= 1)
        {
            divisors[channel] = register == 0
                ? (divisors[channel] & 0xFF00) | value
                : (divisors[channel] & 0x00FF) | value << 8;
            return;
        }

        registers[channel][register] = value;
        if (register == 2 && (value & 2) != 0)
        {
            lines[channel].Discard(trueMs);
        }

        if (register == 2 && (value & 4) != 0)
        {
            sentAtMs[channel] = trueMs;
            commandBytes[channel] = 0;
        }
    }

    /// <summary>
    /// The FIFO empties at the speed of the line; what finds no room is lost. The device hears at once what there is of the command, with each transfer anew: none acts on
    /// half of one.
    /// </summary>
    private void Transmit(int channel, ReadOnlySpan<byte> bytes, long trueMs)
    {
        ReadOnlySpan<byte> fitting = bytes[..Math.Min(bytes.Length, FifoBytes - WaitingBytes(channel, trueMs))];
        double byteMs = divisors[channel] == 0 ? double.PositiveInfinity : BitMsPerByte / SpeedOf(channel);
        sentAtMs[channel] = Math.Max(sentAtMs[channel], trueMs) + (fitting.Length * byteMs);
        int begun = commandAtMs[channel] == trueMs ? commandBytes[channel] : 0;
        fitting.CopyTo(commands[channel].AsSpan(begun));
        commandBytes[channel] = begun + fitting.Length;
        commandAtMs[channel] = trueMs;
        if (SpeedIsRight(channel))
        {
            lines[channel].Write(commands[channel].AsSpan(0, commandBytes[channel]), trueMs);
        }
    }

    private int WaitingBytes(int channel, long trueMs)
    {
        double waitingMs = sentAtMs[channel] - trueMs;
        if (waitingMs <= 0)
        {
            return 0;
        }

        // A byte that is on its way takes its place until it is out; what is left of one after a division is none.
        return divisors[channel] == 0 ? FifoBytes : (int)Math.Ceiling((waitingMs * SpeedOf(channel) / BitMsPerByte) - 1e-6);
    }

    private void Receive(int channel, Span<byte> read, long trueMs)
    {
        int taken = lines[channel].Read(read, trueMs);
        read[taken..].Clear();
        if (!SpeedIsRight(channel))
        {
            foreach (ref byte value in read)
            {
                value = (byte)(value << 1 | 0x81);
            }
        }
    }

    private byte LineStatus(int channel)
    {
        bool overrun = lines[channel].Overruns != overrunsSeen[channel];
        overrunsSeen[channel] = lines[channel].Overruns;
        return (byte)(overrun ? 0x62 : 0x60);
    }
}
