using Station.Hal;
using Station.Sensors.Serial;

namespace Station.Sensors.Modbus;

/// <summary>
/// The one master of a Modbus RTU line (Modbus over Serial Line V1.02). One question at a time: empty the line, ask, match the
/// answer, keep the line quiet, next. Managed code cannot time t1.5, so frames are found by length and CRC.
/// </summary>
public sealed class ModbusBus : ISensorDriver
{
    /// <summary>Question and answer take 18 ms at 9600 baud; transmitters think for 20 to 50 ms.</summary>
    private const int AnswerMs = 80;

    private const int LookAgainMs = 40;
    private const int TimeoutMs = 500;

    /// <summary>t3.5 is 8 ms at 4800 baud; the device's clock has steps of 10 ms.</summary>
    private const int QuietMs = 20;

    /// <summary>After a timeout a late answer may still be on its way; it must not meet the next question.</summary>
    private const int QuietAfterTimeoutMs = 200;

    private readonly IBytePort port;
    private readonly ModbusInstrument[] instruments;
    private readonly byte[] chunk;
    private ModbusInstrument asked;
    private int turn;
    private bool bytesSeen;
    private long nextMs;
    private long deadlineMs;

    /// <param name="port">The line.</param>
    /// <param name="instruments">Who is on it.</param>
    /// <param name="room">Room for what is taken from the line, which others may share.</param>
    public ModbusBus(IBytePort port, ModbusInstrument[] instruments, byte[] room)
    {
        chunk = room;
        this.port = port;
        this.instruments = instruments;
    }

    /// <summary>Bytes that the line itself lost or damaged.</summary>
    public int LineErrors => port.LineErrors;

    public long Step(long nowMs)
    {
        if (nowMs < nextMs)
        {
            return nextMs;
        }

        if (asked != null)
        {
            Look(nowMs);
        }
        else
        {
            AskNext(nowMs);
        }

        return asked != null || nextMs > nowMs ? nextMs : NextDueMs();
    }

    private void AskNext(long nowMs)
    {
        for (int i = 0; i < instruments.Length && asked == null; i++)
        {
            ModbusInstrument candidate = instruments[turn];
            turn = (turn + 1) % instruments.Length;
            if (candidate.TakeDue(nowMs))
            {
                Ask(candidate, nowMs);
            }
        }
    }

    private void Ask(ModbusInstrument instrument, long nowMs)
    {
        asked = instrument;
        bytesSeen = false;
        instrument.Parser.Reset();
        port.DiscardInput();
        port.Write(instrument.Parser.Question, 0, ModbusQuestion.LengthBytes);
        nextMs = nowMs + AnswerMs;
        deadlineMs = nowMs + TimeoutMs;
    }

    private void Look(long nowMs)
    {
        if (TakeArrived(nowMs))
        {
            asked = null;
            nextMs = nowMs + QuietMs;
        }
        else if (nowMs >= deadlineMs)
        {
            asked.GiveUp(bytesSeen || asked.Parser.Pending > 0);
            asked = null;
            nextMs = nowMs + QuietAfterTimeoutMs;
        }
        else
        {
            nextMs = nowMs + LookAgainMs < deadlineMs ? nowMs + LookAgainMs : deadlineMs;
        }
    }

    /// <summary>Takes one chunk of what has arrived. True when it brought the answer or an exception.</summary>
    private bool TakeArrived(long nowMs)
    {
        ModbusParser parser = asked.Parser;
        int count = port.Read(chunk, 0, chunk.Length);
        int skippedBefore = asked.Counters.BytesSkipped;
        bool answered = false;
        int taken = 0;
        while (taken < count || parser.Kind != FrameKind.None)
        {
            taken = parser.Feed(chunk, taken, count);
            if (parser.Kind == FrameKind.Reading)
            {
                asked.TakeReading(nowMs);
                answered = true;
            }
            else if (parser.Kind == FrameKind.InstrumentError)
            {
                asked.TakeException();
                answered = true;
            }
        }

        bytesSeen |= asked.Counters.BytesSkipped != skippedBefore;
        return answered;
    }

    private long NextDueMs()
    {
        long dueMs = instruments[0].NextMs;
        for (int i = 1; i < instruments.Length; i++)
        {
            if (instruments[i].NextMs < dueMs)
            {
                dueMs = instruments[i].NextMs;
            }
        }

        return dueMs;
    }
}
