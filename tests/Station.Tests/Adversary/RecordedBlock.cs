using System.Buffers.Binary;
using Station.Platform.Storage;
using Station.Platform.Wire;

namespace Station.Tests.Adversary;

/// <summary>A block as it was recorded, and what can be read in it.</summary>
internal sealed class RecordedBlock
{
    public RecordedBlock(RawMessage message)
    {
        Message = message;
        Assert.True(Envelope.TryParse(message.Message, out Envelope envelope));
        Payload = envelope.Payload.ToArray();
        TagStart = BinaryPrimitives.ReadUInt64BigEndian(envelope.Tag);
        var content = new MessageContent();
        Assert.Equal(Fault.None, content.Decode(Payload));
        bool isEvent = content.Kind == MessageKind.EventBlock;
        Header = isEvent ? content.EventBlock.Header : content.PeriodBlock.Header;
        Events = isEvent ? [.. content.EventBlock.Records] : [];
        LastSequence = isEvent ? Events[^1].Sequence : content.PeriodBlock.Sequence(content.PeriodBlock.Count - 1);
    }

    public RawMessage Message { get; }

    public byte[] Payload { get; }

    public BlockHeader Header { get; }

    public EventRecord[] Events { get; }

    public long LastSequence { get; }

    public ulong TagStart { get; }

    /// <summary>The payload with another header and the same records.</summary>
    public byte[] With(BlockHeader header) => [.. ForgedPayload.Header(header), .. Payload[ForgedPayload.Header(Header).Length..]];
}
