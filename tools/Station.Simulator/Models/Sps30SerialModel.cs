using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>An SPS30 on a serial line: idle after power-on, SHDLC frames with their escapes, floats or integers.</summary>
public sealed class Sps30SerialModel : SerialDeviceModel
{
    private const long AnswerDelayMs = 5;
    private const byte NotAllowedNow = 0x43;
    private const byte DeviceError = 0x80;

    private readonly byte[] content = new byte[48];
    private readonly byte[] stuffed = new byte[98];
    private bool integers;

    public Sps30SerialModel(IEnvironment environment, TruthBook book, string name, ILineFaults faults)
        : base(
            faults,
            book.LogOf(name, "pm1", "ug/m3", -1),
            book.LogOf(name, "pm25", "ug/m3", -1),
            book.LogOf(name, "pm4", "ug/m3", -1),
            book.LogOf(name, "pm10", "ug/m3", -1))
    {
        Air = new Sps30Air(environment);
    }

    public Sps30Air Air { get; }

    public override void SetPower(bool on, long trueMs)
    {
        base.SetPower(on, trueMs);
        Air.Stop();
    }

    public override void Advance(SerialLine line, long trueMs)
    {
    }

    public override void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs)
    {
        Span<byte> host = stackalloc byte[bytes.Length];
        int length = Unstuff(bytes, host);
        if (length < 4 || host[0] != 0 || host[2] != length - 4 || Sum(host[..length]) != 0xFF)
        {
            return;
        }

        if (!IsOn)
        {
            if (host[1] == 3)
            {
                LogFailure(TruthOutcome.Silent);
            }

            return;
        }

        Obey(line, host[..length], trueMs);
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

    private static int Unstuff(ReadOnlySpan<byte> bytes, Span<byte> into)
    {
        int length = 0;
        for (int i = 1; i < bytes.Length - 1; i++)
        {
            into[length++] = bytes[i] == 0x7D ? (byte)(bytes[++i] ^ 0x20) : bytes[i];
        }

        return length;
    }

    private void Obey(SerialLine line, ReadOnlySpan<byte> host, long trueMs)
    {
        switch (host[1])
        {
            case 0:
                byte state = Air.IsMeasuring ? NotAllowedNow : (byte)0;
                if (!Air.IsMeasuring)
                {
                    integers = host[4] == 5;
                    Air.Start(trueMs);
                }

                Acknowledge(line, host[1], state, trueMs);
                break;
            case 1:
                Acknowledge(line, host[1], Air.IsMeasuring ? (byte)0 : NotAllowedNow, trueMs);
                Air.Stop();
                break;
            case 3:
                AnswerReading(line, trueMs + AnswerDelayMs);
                break;
            case 0x56:
                Air.Clean(trueMs);
                Acknowledge(line, host[1], 0, trueMs);
                break;
        }
    }

    private void Acknowledge(SerialLine line, byte command, byte state, long trueMs)
    {
        int length = Stuff(command, state, 0);
        line.Deliver(stuffed.AsSpan(0, length), trueMs + AnswerDelayMs, SerialLine.NoTag);
    }

    private void AnswerReading(SerialLine line, long atMs)
    {
        if (!Air.HasReading(atMs))
        {
            if (!Air.IsMeasuring)
            {
                Carry(TruthOutcome.Error);
            }

            int empty = Stuff(3, Air.IsMeasuring ? (byte)0 : NotAllowedNow, 0);
            Wire.Send(line, stuffed.AsSpan(0, empty), atMs, LineFault.None);
            return;
        }

        LineFault fault = Wire.Next(atMs);
        if (fault == LineFault.Silence)
        {
            LogFailure(TruthOutcome.Silent);
        }

        Air.Measure(atMs, integers);
        Carry(fault == LineFault.InstrumentError ? TruthOutcome.Error : Air.OutcomeAt(atMs));
        int at = 4;
        for (int i = 0; i < 10; i++)
        {
            at = PutValue(at, i);
        }

        int length = Stuff(3, fault == LineFault.InstrumentError ? DeviceError : (byte)0, at - 4);
        Wire.Send(line, stuffed.AsSpan(0, length), atMs, fault);
    }

    private void Carry(TruthOutcome outcome)
    {
        for (int i = 0; i < 4; i++)
        {
            Carry(i, Air.Masses[i], outcome);
        }
    }

    private int PutValue(int at, int index)
    {
        if (integers)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(content.AsSpan(at), (ushort)Air.Value(index));
            return at + 2;
        }

        System.Buffers.Binary.BinaryPrimitives.WriteSingleBigEndian(content.AsSpan(at), Air.Value(index));
        return at + 4;
    }

    /// <summary>Puts head and sum around the data, escapes it all and puts the marks at its ends.</summary>
    private int Stuff(byte command, byte state, int dataBytes)
    {
        content[0] = 0;
        content[1] = command;
        content[2] = state;
        content[3] = (byte)dataBytes;
        content[4 + dataBytes] = (byte)(0xFF - Sum(content.AsSpan(0, 4 + dataBytes)));
        int length = 0;
        stuffed[length++] = 0x7E;
        for (int i = 0; i < 5 + dataBytes; i++)
        {
            bool escape = content[i] is 0x7E or 0x7D or 0x11 or 0x13;
            if (escape)
            {
                stuffed[length++] = 0x7D;
            }

            stuffed[length++] = escape ? (byte)(content[i] ^ 0x20) : content[i];
        }

        stuffed[length++] = 0x7E;
        return length;
    }
}
