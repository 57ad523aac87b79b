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

    /// <summary>Time that a sensor is given to obey a command before the next one, or before it is asked.</summary>
    private const int CommandMs = 100;

    /// <summary>Bytes taken from the line at once: the FIFO of an expander, 66 ms at 9600 baud.</summary>
    public const int ChunkBytes = 64;

    private readonly IBytePort port;
    private readonly SerialDialogue dialogue;

    /// <summary>What was just taken from the line; it is gone through before the step ends.</summary>
    private byte[] chunk = new byte[ChunkBytes];

    private SampleState state;
    private int setUpDone;

    /// <summary>Null for a sensor that never rests.</summary>
    private DutyCycle duty;

    private long nextMs;
    private long deadlineMs;
    private bool bytesSeen;
    private FrameScanner scanner;

    protected SerialSensor(SensorIdentity identity, SamplingPeriod period, Quantity[] quantities, IBytePort port, SerialDialogue dialogue)
        : base(identity, period, quantities)
    {
        this.port = port;
        this.dialogue = dialogue;
    }

    private enum SampleState : byte
    {
        Idle,
        SettingUp,
        Waiting,
    }

    /// <summary>Bytes that the line itself lost or damaged.</summary>
    public int LineErrors => port.LineErrors;

    /// <summary>What finds its frames.</summary>
    protected FrameScanner Scanner => scanner;

    /// <summary>How it is spoken with.</summary>
    protected SerialDialogue Dialogue => dialogue;

    public long Step(long nowMs)
    {
        if (state == SampleState.Waiting && nowMs >= nextMs)
        {
            Look(nowMs);
        }

        if (state == SampleState.SettingUp && nowMs >= nextMs)
        {
            ContinueSetUp(nowMs);
        }

        if (state == SampleState.Idle && duty != null)
        {
            FollowDuty(nowMs);
        }

        if (state == SampleState.Idle && TakeDue(nowMs))
        {
            BeginSample(nowMs);
        }

        return state == SampleState.Idle ? NextIdleMs(nowMs) : nextMs;
    }

    public override void ConfigureAgain() => setUpDone = 0;

    /// <summary>A sensor that rested runs again, like all that have just got their supply, and warms up from its wake command on.</summary>
    public override void TakeSupply(long nowMs)
    {
        base.TakeSupply(nowMs);
        if (duty != null)
        {
            duty.IsResting = false;
            duty.RunBegins = true;
        }
    }

    /// <summary>Takes from the line into that room, which others may share: no two are ever at it at once.</summary>
    public void UseRoom(byte[] room) => chunk = room;

    /// <summary>Called by the constructor of a driver: its scanner counts in this sensor's counters.</summary>
    protected void Listen(FrameScanner frameScanner) => scanner = frameScanner;

    /// <summary>Called by the constructor of a driver whose sensor rests between its minutes.</summary>
    protected void RestBetween(DutyCycle cycle) => duty = cycle;

    /// <summary>Takes the reading out of the frame that the scanner has just completed.</summary>
    protected abstract void TakeReading(long nowMs);

    /// <summary>A command to be sent before the next question, now and then; null for none.</summary>
    protected virtual byte[] TakeCommand(long nowMs) => null;

    private long NextIdleMs(long nowMs)
    {
        long sampleMs = NextMs;
        if (duty == null)
        {
            return sampleMs;
        }

        long changeMs = duty.NextChangeMs(nowMs);
        return changeMs < sampleMs ? changeMs : sampleMs;
    }

    private void FollowDuty(long nowMs)
    {
        bool run = duty.ShouldRun(nowMs);
        if (!run && !duty.IsResting)
        {
            port.Write(dialogue.Rest, 0, dialogue.Rest.Length);
            duty.IsResting = true;
            duty.RunBegins = true;
        }
        else if (run && duty.IsResting)
        {
            duty.IsResting = false;
            duty.IsWaking = true;
            setUpDone = 0;
            ContinueSetUp(nowMs);
        }
    }

    private void BeginSample(long nowMs)
    {
        if (duty != null && duty.IsResting)
        {
            Miss(QualityReason.WarmUp);
            return;
        }

        byte[] command = setUpDone == dialogue.SetUp.Length ? TakeCommand(nowMs) : null;
        if (command == null)
        {
            ContinueSetUp(nowMs);
        }
        else
        {
            Command(command, nowMs);
        }
    }

    /// <summary>Sends the next command of the set-up; when all are sent, asks.</summary>
    private void ContinueSetUp(long nowMs)
    {
        if (setUpDone < dialogue.SetUp.Length)
        {
            bool sent = Command(dialogue.SetUp[setUpDone], nowMs);
            if (sent && duty != null && duty.RunBegins)
            {
                // The first command wakes it; from here on its fan fills the chamber.
                duty.RunBegins = false;
                WarmUpAgain(nowMs);
            }

            setUpDone++;
            if (setUpDone == dialogue.SetUp.Length && dialogue.SettlingMs > CommandMs)
            {
                nextMs = nowMs + dialogue.SettlingMs;
            }
        }
        else if (duty != null && duty.IsWaking)
        {
            duty.IsWaking = false;
            state = SampleState.Idle;
        }
        else
        {
            Ask(nowMs);
        }
    }

    private bool Command(byte[] command, long nowMs)
    {
        state = SampleState.SettingUp;
        nextMs = nowMs + CommandMs;
        return port.Write(command, 0, command.Length);
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
                setUpDone = 0;
            }
        }

        bytesSeen |= Counters.BytesSkipped != skippedBefore;
        return answered;
    }
}
