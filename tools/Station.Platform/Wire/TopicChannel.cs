namespace Station.Platform.Wire;

/// <summary>Last part of a topic, in lower case on the wire.</summary>
public enum TopicChannel
{
    Block,
    Live,
    Session,
    Context,
    Status,
    Receipt,
    Command,
    Answer,
}
