using nanoFramework.TestFramework;
using Station.Sealing;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

/// <summary>Messages that were made elsewhere, from docs/telemetry-format.md section 2 alone. Keys: 00 to 1F the chain's, 20 to 3F the downlink's.</summary>
[TestClass]
public class EnvelopeTests
{
    private const string Live = "844DA2010504480102030405000006A04318AA5558200414F1BE6388AC1068304EE7BA3417DB81690AC8FDB98B59690655D488EBBA39";

    private const string Downlink =
        "844DA2010504480102030405000000A04C1A00000000000000000C00005820FB8A18FF6D6E5D767E1DF4516FE149F3A55316B37904308D754488B3385BBF56";

    private const int DownlinkPayloadOffset = 17;

    [TestMethod]
    public void A_short_live_payload_is_sealed_as_elsewhere()
    {
        byte[] message = new MessageSealer(Keys(), new Envelope(Keys())).SealLive(Hex.Bytes("18AA55"), 3);
        Assert.AreEqual(Live, Hex.Text(message, 0, message.Length));
    }

    [TestMethod]
    public void A_long_block_is_sealed_as_elsewhere()
    {
        byte[] payload = new byte[300];
        for (int i = 0; i < payload.Length; i++)
        {
            payload[i] = (byte)i;
        }

        MessageSealer sealer = new MessageSealer(Keys(), new Envelope(Keys()));
        byte[] tag = sealer.TagOf(payload, 0, payload.Length);
        byte[] stored = new byte[payload.Length + tag.Length];
        System.Array.Copy(payload, stored, payload.Length);
        System.Array.Copy(tag, 0, stored, payload.Length, tag.Length);
        byte[] message = sealer.MessageOf(sealer.SealingKey, stored, 0, payload.Length, payload.Length);
        Assert.AreEqual(353, message.Length);
        Assert.AreEqual("844DA2010504480102030405000006A059012C000102", Hex.Text(message, 0, 22));
        Assert.AreEqual("842FF418241336A42548DC0B35447F92AE112B5E678FBFA44F64ECA71BB6CE94", Hex.Text(tag, 0, tag.Length));
        Assert.AreEqual(Hex.Text(tag, 0, 32), Hex.Text(message, 321, 32));
    }

    [TestMethod]
    public void A_message_from_the_platform_is_opened()
    {
        byte[] message = Hex.Bytes(Downlink);
        Assert.IsTrue(new Envelope(Keys()).TryOpenDownlink(message, message.Length, out int offset, out int count));
        Assert.AreEqual(DownlinkPayloadOffset, offset);
        Assert.AreEqual(12, count);
    }

    [TestMethod]
    public void One_changed_bit_anywhere_is_refused()
    {
        Envelope envelope = new Envelope(Keys());
        byte[] message = Hex.Bytes(Downlink);
        for (int i = 0; i < message.Length; i++)
        {
            message[i] ^= 0x10;
            Assert.IsFalse(envelope.TryOpenDownlink(message, message.Length, out int _, out int _), "byte " + i);
            message[i] ^= 0x10;
        }

        Assert.IsTrue(envelope.TryOpenDownlink(message, message.Length, out int _, out int _));
    }

    [TestMethod]
    public void Cut_messages_and_the_stations_own_are_refused()
    {
        Envelope envelope = new Envelope(Keys());
        byte[] message = Hex.Bytes(Downlink);
        for (int count = 0; count < message.Length; count++)
        {
            Assert.IsFalse(envelope.TryOpenDownlink(message, count, out int _, out int _), "cut at " + count);
        }

        byte[] own = Hex.Bytes(Live);
        Assert.IsFalse(envelope.TryOpenDownlink(own, own.Length, out int _, out int _));
    }

    private static KeyRing Keys()
    {
        byte[] chainKey = new byte[KeyRing.KeyBytes];
        byte[] commandKey = new byte[KeyRing.KeyBytes];
        for (int i = 0; i < KeyRing.KeyBytes; i++)
        {
            chainKey[i] = (byte)i;
            commandKey[i] = (byte)(i + KeyRing.KeyBytes);
        }

        return new KeyRing(new ManagedMac(), 0x01020304, 5, 6, chainKey, commandKey);
    }
}
