namespace Station.Platform.Wire;

/// <summary>
/// The content of the payload decoded last. One instance serves one thread and is overwritten by the next payload, so
/// that decoding a stream of blocks allocates nothing for them.
/// </summary>
public sealed class MessageContent
{
    private readonly PeriodBlockDecoder periodBlockDecoder = new();

    public MessageKind Kind { get; private set; }

    /// <summary>Holds the content when the kind is a minute or hour block.</summary>
    public PeriodBlock PeriodBlock { get; } = new();

    /// <summary>Holds the content when the kind is an event block.</summary>
    public EventBlock EventBlock { get; } = new();

    /// <summary>Holds the content when the kind is a live record.</summary>
    public LiveRecord Live { get; } = new();

    /// <summary>Holds the content when the kind is a session.</summary>
    public SessionMessage Session { get; private set; }

    /// <summary>Holds the content when the kind is an answer.</summary>
    public AnswerMessage Answer { get; private set; }

    /// <summary>Decodes a payload from a station.</summary>
    public Fault Decode(ReadOnlySpan<byte> payload)
    {
        Kind = KindOf(payload);
        switch (Kind)
        {
            case MessageKind.MinuteBlock or MessageKind.HourBlock:
                return periodBlockDecoder.Decode(payload, PeriodBlock);
            case MessageKind.EventBlock:
                return EventBlockDecoder.Decode(payload, EventBlock);
            case MessageKind.Live:
                return LiveDecoder.Decode(payload, Live);
            case MessageKind.Session:
                var fault = SessionMessage.Decode(payload, out var session);
                Session = session;
                return fault;
            case MessageKind.Answer:
                fault = AnswerMessage.Decode(payload, out var answer);
                Answer = answer;
                return fault;
            default:
                return Fault.Kind;
        }
    }

    /// <summary>Kind of a payload; none when it is empty or its kind or version is not known.</summary>
    public static MessageKind KindOf(ReadOnlySpan<byte> payload) =>
        payload.Length > 0 && Enum.IsDefined((MessageKind)payload[0]) ? (MessageKind)payload[0] : MessageKind.None;
}
