namespace Station.Sensors.Serial;

/// <summary>How one speaks with a serial sensor: what is sent and how long it may take to answer.</summary>
public sealed class SerialDialogue
{
    public SerialDialogue(byte[] modeCommand, byte[] question, int answerMs, int timeoutMs)
    {
        ModeCommand = modeCommand;
        Question = question;
        AnswerMs = answerMs;
        TimeoutMs = timeoutMs;
    }

    /// <summary>Sent at the start and after each silence, because a sensor that lost its supply is back in its default mode; null for none.</summary>
    public byte[] ModeCommand { get; }

    /// <summary>Asks for one reading; null for a sensor that sends by itself.</summary>
    public byte[] Question { get; }

    /// <summary>Time after which an answer is usually there: the first look.</summary>
    public int AnswerMs { get; }

    /// <summary>Time after which the sample is given up.</summary>
    public int TimeoutMs { get; }
}
