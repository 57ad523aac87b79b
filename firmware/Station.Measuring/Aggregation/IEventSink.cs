using Station.Bytes;

namespace Station.Aggregation;

/// <summary>Takes event records: the other door of the journal.</summary>
public interface IEventSink
{
    /// <summary>Makes the event durable, sealed and chained. False when flash refused it.</summary>
    bool AcceptEvent(EventType type, long uptimeMs, ByteWriter body);
}
