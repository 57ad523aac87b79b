using Station.Bytes;
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

    public byte[] SealBlock(byte[] payload, int count, ByteWriter message) => envelope.Seal(payload, count, keys.BlockKey, message);

    /// <summary>Seals a live or session payload; the message is an array of exactly its length, as the MQTT library wants it.</summary>
    public byte[] SealLive(byte[] payload, int count)
    {
        var message = new ByteWriter(new byte[count + Envelope.OverheadBytes]);
        envelope.Seal(payload, count, keys.LiveKey, message);
        var exact = new byte[message.Position];
        System.Array.Copy(message.Buffer, exact, exact.Length);
        return exact;
    }
}
