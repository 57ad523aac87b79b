using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>How a valid message came: its tag, the channel and the time.</summary>
internal readonly ref struct Arrival(ReadOnlySpan<byte> tag, TopicChannel channel, long receivedMs)
{
    public ReadOnlySpan<byte> Tag { get; } = tag;

    public TopicChannel Channel { get; } = channel;

    public long ReceivedMs { get; } = receivedMs;
}
