using Station.Hal;
using Station.Hal.Simulated;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>
/// What Sensirion's sensors share on I2C: 16-bit commands with words, a checksum behind each word, answers that are there after a
/// while, faults, and the log of what the station took. A fault is that of a whole sample.
/// </summary>
public abstract class SensirionModel : II2cDevice
{
    private readonly ILineFaults faults;
    private readonly ReadingLog?[] logs;
    private readonly int[] values;
    private readonly byte[] answer = new byte[96];
    private int answerBytes;
    private long answerAtMs;
    private bool answersReading;
    private long samples;

    protected SensirionModel(ILineFaults faults, params ReadingLog?[] logs)
    {
        this.faults = faults;
        this.logs = logs;
        values = new int[logs.Length];
    }

    /// <summary>What goes wrong with the present sample.</summary>
    protected LineFault Fault { get; private set; }

    protected bool IsOn { get; private set; }

    public virtual void SetPower(bool on, long trueMs)
    {
        IsOn = on;
        answerBytes = 0;
    }

    public I2cStatus Write(ReadOnlySpan<byte> bytes, long trueMs)
    {
        if (!IsOn || !Listens(trueMs))
        {
            LogFailure(TruthOutcome.Silent);
            return I2cStatus.NotAcknowledged;
        }

        int command = bytes[0] << 8 | bytes[1];
        if (BeginsSample(command))
        {
            Fault = faults.At(trueMs, ++samples);
            if (Fault is LineFault.Silence or LineFault.CutFrame)
            {
                LogFailure(TruthOutcome.Silent);
                return Fault == LineFault.Silence ? I2cStatus.NotAcknowledged : I2cStatus.Partial;
            }
        }

        for (int at = 2; at + 2 < bytes.Length; at += 3)
        {
            if (Checksum(bytes[at], bytes[at + 1]) != bytes[at + 2])
            {
                throw new InvalidOperationException($"word {at / 3} of command {command:X4} has a wrong checksum");
            }
        }

        answerBytes = 0;
        Obey(command, bytes.Length > 4 ? Word(bytes, 2) : 0, bytes.Length > 7 ? Word(bytes, 5) : 0, trueMs);
        return I2cStatus.Complete;
    }

    public I2cStatus WriteRead(ReadOnlySpan<byte> written, Span<byte> read, long trueMs) => I2cStatus.NotAcknowledged;

    public I2cStatus Read(Span<byte> read, long trueMs)
    {
        if (!IsOn || answerBytes != read.Length || trueMs < answerAtMs)
        {
            LogFailure(TruthOutcome.Silent);
            return I2cStatus.NotAcknowledged;
        }

        answer.AsSpan(0, answerBytes).CopyTo(read);
        if (answersReading)
        {
            NoteTaken(trueMs);
        }

        answerBytes = 0;
        return I2cStatus.Complete;
    }

    /// <summary>True when it takes commands at all at a time.</summary>
    protected virtual bool Listens(long trueMs) => true;

    /// <summary>True for the command by which a driver begins each sample.</summary>
    protected abstract bool BeginsSample(int command);

    protected abstract void Obey(int command, int first, int second, long trueMs);

    /// <summary>As what a good reading counts at a time.</summary>
    protected virtual TruthOutcome OutcomeAt(long trueMs) => TruthOutcome.Read;

    /// <summary>Begins an answer that can be fetched from a time on.</summary>
    protected void BeginAnswer(long atMs, bool isReading)
    {
        answerBytes = 0;
        answerAtMs = atMs;
        answersReading = isReading;
    }

    protected void AddWord(int word)
    {
        answer[answerBytes] = (byte)(word >> 8);
        answer[answerBytes + 1] = (byte)word;
        answer[answerBytes + 2] = Checksum(answer[answerBytes], answer[answerBytes + 1]);
        answerBytes += 3;
        if (answersReading && Fault == LineFault.ChangedByte && answerBytes == 3)
        {
            answer[samples % 3] ^= (byte)(1 << (int)(samples % 8));
        }
    }

    /// <summary>What the reading that is being answered holds.</summary>
    protected void Carry(int quantity, int value) => values[quantity] = value;

    protected void LogFailure(TruthOutcome outcome)
    {
        foreach (ReadingLog? log in logs)
        {
            log?.AddFailure(outcome);
        }
    }

    private static int Word(ReadOnlySpan<byte> bytes, int at) => bytes[at] << 8 | bytes[at + 1];

    private static byte Checksum(byte high, byte low)
    {
        int crc = 0xFF;
        foreach (byte value in (ReadOnlySpan<byte>)[high, low])
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? (crc << 1 ^ 0x31) & 0xFF : crc << 1;
            }
        }

        return (byte)crc;
    }

    private void NoteTaken(long trueMs)
    {
        if (Fault == LineFault.ChangedByte)
        {
            LogFailure(TruthOutcome.Damaged);
            return;
        }

        TruthOutcome outcome = OutcomeAt(trueMs);
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i]?.Add(values[i], outcome);
        }
    }
}
