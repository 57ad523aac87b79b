using Station.Hal;
using Station.Hal.Simulated;

namespace Station.Simulator.Models;

/// <summary>
/// An SC16IS752 on I2C with two lines behind it: registers, divisor, FIFOs of 64 bytes. A channel that is set to another speed
/// than its line reads garbage, one whose FIFO is off reads nothing, as after a reset.
/// </summary>
public sealed class ExpanderModel : II2cDevice
{
    private const int FifoBytes = 64;
    private const int CrystalHz = 14_745_600;
    private const int RegisterCount = 16;

    private readonly SerialLine[] lines;
    private readonly byte[][] registers = [new byte[RegisterCount], new byte[RegisterCount]];
    private readonly int[] divisors = new int[2];
    private readonly int[] overrunsSeen = new int[2];
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
            divisors[channel] = 0;
            lines[channel].Clear();
        }
    }

    public I2cStatus Write(ReadOnlySpan<byte> bytes, long trueMs)
    {
        if (!isOn)
        {
            return I2cStatus.NotAcknowledged;
        }

        int register = bytes[0] >> 3 & 0x0F;
        int channel = bytes[0] >> 1 & 1;
        bool latch = (registers[channel][3] & 0x80) != 0;
        if (register == 0 && !latch)
        {
            Transmit(channel, bytes[1..], trueMs);
        }
        else if (bytes.Length > 1)
        {
            WriteRegister(channel, register, bytes[1], latch, trueMs);
        }

        return I2cStatus.Complete;
    }

    public I2cStatus WriteRead(ReadOnlySpan<byte> written, Span<byte> read, long trueMs)
    {
        if (!isOn)
        {
            return I2cStatus.NotAcknowledged;
        }

        int register = written[0] >> 3 & 0x0F;
        int channel = written[0] >> 1 & 1;
        switch (register)
        {
            case 0:
                Receive(channel, read, trueMs);
                break;
            case 5:
                read[0] = LineStatus(channel);
                break;
            case 8:
                read[0] = FifoBytes;
                break;
            case 9:
                read[0] = FifosAreOn(channel) ? (byte)lines[channel].Available(trueMs) : (byte)0;
                break;
            default:
                read[0] = registers[channel][register];
                break;
        }

        return I2cStatus.Complete;
    }

    private bool FifosAreOn(int channel) => (registers[channel][2] & 1) != 0;

    private bool SpeedIsRight(int channel) =>
        divisors[channel] > 0 && CrystalHz / 16 / divisors[channel] == lines[channel].Baud;

    private void WriteRegister(int channel, int register, byte value, bool latch, long trueMs)
    {
        if (latch && register <= 1)
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
    }

    private void Transmit(int channel, ReadOnlySpan<byte> bytes, long trueMs)
    {
        if (SpeedIsRight(channel))
        {
            lines[channel].Write(bytes, trueMs);
        }
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
