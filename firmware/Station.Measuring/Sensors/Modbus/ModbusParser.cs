using Station.Sensors.Serial;

namespace Station.Sensors.Modbus;

/// <summary>
/// Finds the answer to one question: address, function, byte count and CRC must all match, because an answer names no register
/// and a late one must not be taken for another. The question's own echo, which some transceivers return, is ignored.
/// </summary>
public sealed class ModbusParser : FrameScanner
{
    private const int ExceptionBit = 0x80;
    private const int ExceptionBytes = 5;

    /// <summary>Address, function and byte count before the data, CRC behind it.</summary>
    private const int DataAt = 3;
    private const int OverheadBytes = 5;

    /// <param name="question">The request whose answers are looked for.</param>
    /// <param name="counters">Where what is found is counted.</param>
    public ModbusParser(byte[] question, SensorCounters counters)
        : base(Longest(question), counters)
    {
        Question = question;
    }

    /// <summary>The request whose answers are looked for.</summary>
    public byte[] Question { get; }

    /// <summary>The exception code of the last frame when that was an exception (1 function, 2 address, 3 value, 4 device failure, 6 busy).</summary>
    public int ExceptionCode => Buffer[2];

    /// <summary>A register of the last answer, counted from the first that was asked for.</summary>
    public int Register(int index)
    {
        int at = DataAt + index * 2;
        return Buffer[at] << 8 | Buffer[at + 1];
    }

    protected override int Inspect(byte[] buffer, int available, out FrameKind kind)
    {
        kind = FrameKind.None;
        if (buffer[0] != Question[0])
        {
            return NoFrame;
        }

        if (available < DataAt)
        {
            return DataAt;
        }

        if (buffer[1] == (Question[1] | ExceptionBit))
        {
            kind = FrameKind.InstrumentError;
            return Checked(buffer, available, ExceptionBytes);
        }

        bool echo = BeginsLikeQuestion(buffer, available);
        if (echo && available >= ModbusQuestion.LengthBytes)
        {
            kind = FrameKind.Other;
            return ModbusQuestion.LengthBytes;
        }

        if (buffer[1] == Question[1] && buffer[2] == DataBytesOf(Question))
        {
            kind = FrameKind.Reading;
            int verdict = Checked(buffer, available, DataBytesOf(Question) + OverheadBytes);
            bool undecided = verdict == Damaged || verdict > ModbusQuestion.LengthBytes;
            return echo && undecided ? ModbusQuestion.LengthBytes : verdict;
        }

        return echo ? ModbusQuestion.LengthBytes : NoFrame;
    }

    private static int Checked(byte[] buffer, int available, int whole)
    {
        if (available < whole)
        {
            return whole;
        }

        return ModbusCrc.IsRight(buffer, whole) ? whole : Damaged;
    }

    private bool BeginsLikeQuestion(byte[] buffer, int available)
    {
        int compared = available < ModbusQuestion.LengthBytes ? available : ModbusQuestion.LengthBytes;
        for (int i = 0; i < compared; i++)
        {
            if (buffer[i] != Question[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int DataBytesOf(byte[] question) => (question[4] << 8 | question[5]) * 2;

    private static int Longest(byte[] question)
    {
        int answer = DataBytesOf(question) + OverheadBytes;
        return answer > ModbusQuestion.LengthBytes ? answer : ModbusQuestion.LengthBytes;
    }
}
