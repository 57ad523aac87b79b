using Station.Hal;
using Station.Measurement;

namespace Station.Sensors.Serial;

/// <summary>
/// A sensor with a serial line of its own. At each sample it empties the line, asks (or just listens, where the sensor sends by
/// itself) and takes every whole frame until the sample has one; then the line is left alone until the next sample.
/// </summary>
public abstract class SerialSensor : Sensor, ISensorDriver
{
    /// <summary>Pause between two looks for an answer that is late.</summary>
    private const int LookAgainMs = 40;

    /// <summary>Time that a sensor is given to obey a mode command before it is asked.</summary>
    private const int ModeChangeMs = 100;

    /// <summary>Bytes taken from the line at once: the FIFO of an expander, 66 ms at 9600 baud.</summary>
    private const int ChunkBytes = 64;

    private readonly IBytePort port;
    private readonly SerialDialogue dialogue;
    private readonly byte[] chunk = new byte[ChunkBytes];
    private SampleState state;
    private bool modeKnown;
    private long nextMs;
    private long deadlineMs;
    private bool bytesSeen;
    private FrameScanner scanner;

    protected SerialSensor(SensorIdentity identity, SamplingPeriod period, Quantity[] quantities, IBytePort port, SerialDialogue dialogue)
        : base(identity, period, quantities)
    {
        this.port = port;
        this.dialogue = dialogue;
        modeKnown = dialogue.ModeCommand == null;
    }

    private enum SampleState : byte
    {
        Idle,
        ChangingMode,
        Waiting,
    }

    /// <summary>Bytes that the line itself lost or damaged.</summary>
    public int LineErrors => port.LineErrors;

    public long Step(long nowMs)
    {
        if (state == SampleState.Waiting && nowMs >= nextMs)
        {
            Look(nowMs);
        }

        if (state == SampleState.ChangingMode && nowMs >= nextMs)
        {
            Ask(nowMs);
        }

        if (state == SampleState.Idle && Schedule.TakeDue(nowMs))
        {
            BeginSample(nowMs);
        }

        return state == SampleState.Idle ? Schedule.NextMs : nextMs;
    }

    public override void ConfigureAgain() => modeKnown = dialogue.ModeCommand == null;

    /// <summary>Called by the constructor of a driver: its scanner counts in this sensor's counters.</summary>
    protected void Listen(FrameScanner frameScanner) => scanner = frameScanner;

    /// <summary>Takes the reading out of the frame that the scanner has just completed.</summary>
    protected abstract void TakeReading(long nowMs);

    private void BeginSample(long nowMs)
    {
        if (modeKnown)
        {
            Ask(nowMs);
            return;
        }

        port.Write(dialogue.ModeCommand, 0, dialogue.ModeCommand.Length);
        modeKnown = true;
        state = SampleState.ChangingMode;
        nextMs = nowMs + ModeChangeMs;
    }

    private void Ask(long nowMs)
    {
        port.DiscardInput();
        scanner.Reset();
        bytesSeen = false;
        if (dialogue.Question != null)
        {
            port.Write(dialogue.Question, 0, dialogue.Question.Length);
        }

        state = SampleState.Waiting;
        nextMs = nowMs + dialogue.AnswerMs;
        deadlineMs = nowMs + dialogue.TimeoutMs;
    }

    private void Look(long nowMs)
    {
        if (TakeArrived(nowMs))
        {
            state = SampleState.Idle;
        }
        else if (nowMs >= deadlineMs)
        {
            GiveUp();
        }
        else
        {
            nextMs = nowMs + LookAgainMs < deadlineMs ? nowMs + LookAgainMs : deadlineMs;
        }
    }

    private void GiveUp()
    {
        Counters.Timeouts++;
        Miss(bytesSeen || scanner.Pending > 0 ? QualityReason.ChecksumLoss : QualityReason.Silence);
        scanner.Reset();
        ConfigureAgain();
        state = SampleState.Idle;
    }

    /// <summary>Takes one chunk of what has arrived. True when it brought a reading or the instrument's own error.</summary>
    private bool TakeArrived(long nowMs)
    {
        int count = port.Read(chunk, 0, ChunkBytes);
        int skippedBefore = Counters.BytesSkipped;
        bool answered = false;
        int taken = 0;
        while (taken < count || scanner.Kind != FrameKind.None)
        {
            taken = scanner.Feed(chunk, taken, count);
            if (scanner.Kind == FrameKind.Reading)
            {
                TakeReading(nowMs);
                answered = true;
            }
            else if (scanner.Kind == FrameKind.InstrumentError)
            {
                Miss(QualityReason.InstrumentError);
                answered = true;
            }
        }

        bytesSeen |= Counters.BytesSkipped != skippedBefore;
        return answered;
    }
}
