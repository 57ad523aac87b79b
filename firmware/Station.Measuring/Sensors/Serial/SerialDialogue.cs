namespace Station.Sensors.Serial;

/// <summary>How one speaks with a serial sensor: what is sent and how long it may take to answer.</summary>
public sealed class SerialDialogue
{
    public SerialDialogue(byte[] modeCommand, byte[] question, int answerMs, int timeoutMs)
        : this(question, answerMs, timeoutMs, modeCommand == null ? new byte[0][] : new[] { modeCommand })
    {
    }

    private SerialDialogue(byte[] question, int answerMs, int timeoutMs, byte[][] setUp)
    {
        SetUp = setUp;
        Question = question;
        AnswerMs = answerMs;
        TimeoutMs = timeoutMs;
    }

    /// <summary>
    /// Commands sent one after the other at the start and after each silence, because a sensor that lost its supply is back in its
    /// default mode. For a sensor that can rest the first one wakes it.
    /// </summary>
    public byte[][] SetUp { get; }

    /// <summary>Asks for one reading; null for a sensor that sends by itself.</summary>
    public byte[] Question { get; }

    /// <summary>Time after which an answer is usually there: the first look.</summary>
    public int AnswerMs { get; }

    /// <summary>Time after which the sample is given up.</summary>
    public int TimeoutMs { get; }

    /// <summary>Stops fan and laser until the first command of <see cref="SetUp"/>; null for a sensor that cannot rest.</summary>
    public byte[] Rest { get; private set; }

    /// <summary>Time between the last command of the set-up and the first question, where that is longer than a command takes.</summary>
    public int SettlingMs { get; private set; }

    /// <summary>A sensor that takes several commands to set up and a while to its first reading.</summary>
    public static SerialDialogue WithSettling(int settlingMs, byte[][] setUp, byte[] question, int answerMs, int timeoutMs) =>
        new SerialDialogue(question, answerMs, timeoutMs, setUp) { SettlingMs = settlingMs };

    /// <summary>A sensor that can rest; the first command of its set-up wakes it.</summary>
    public static SerialDialogue WithRest(byte[] rest, byte[][] setUp, byte[] question, int answerMs, int timeoutMs) =>
        new SerialDialogue(question, answerMs, timeoutMs, setUp) { Rest = rest };
}
