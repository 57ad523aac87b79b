using Station.Journal;

namespace Station.Sealing;

/// <summary>Seals blocks for the journal and live and session messages for the uplink, each with its own key.</summary>
public sealed class MessageSealer : IBlockSealer
{
    private readonly KeyRing keys;
    private readonly Envelope envelope;

    public MessageSealer(KeyRing keys, Envelope envelope)
    {
        this.keys = keys;
        this.envelope = envelope;
    }

    public uint SealingKey => keys.SealingKey;

    public byte[] TagOf(byte[] source, int offset, int count) => envelope.TagOf(source, offset, count, keys.BlockKey);

    public byte[] MessageOf(uint sealingKey, byte[] source, int payloadOffset, int payloadCount, int tagOffset) =>
        envelope.Wrap(sealingKey, source, payloadOffset, payloadCount, source, tagOffset);

    /// <summary>Seals a live or session payload; the message is an array of exactly its length, as the MQTT library wants it.</summary>
    public byte[] SealLive(byte[] payload, int count) =>
        envelope.Wrap(keys.SealingKey, payload, 0, count, envelope.TagOf(payload, 0, count, keys.LiveKey), 0);
}
