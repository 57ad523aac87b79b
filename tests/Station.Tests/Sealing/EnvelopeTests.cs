using System.Security.Cryptography;
using Station.Bytes;
using Station.Hal.Simulated;
using Station.Platform.Keys;
using Station.Platform.Wire;
using Station.Sealing;
using PlatformEnvelope = Station.Platform.Wire.Envelope;
using StationEnvelope = Station.Sealing.Envelope;

namespace Station.Tests.Sealing;

/// <summary>The station's envelopes as the platform sees them, and the other way round.</summary>
public sealed class EnvelopeTests
{
    private const uint StationNumber = 0xA1B2C3D4;
    private const byte Generation = 3;

    private readonly StationKeys platform = new(new RegisteredStation(StationNumber, Generation, "test", SHA256.HashData("root"u8)));
    private readonly KeyRing keys;
    private readonly StationEnvelope envelope;
    private readonly MessageSealer sealer;

    public EnvelopeTests()
    {
        var mac = new VirtualMac(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)));
        keys = new KeyRing(mac, StationNumber, Generation, 0, platform.FirstChainKey, platform.CommandKey);
        envelope = new StationEnvelope(keys);
        sealer = new MessageSealer(keys, envelope);
    }

    [Theory]
    [InlineData(1, 51)]
    [InlineData(23, 51)]
    [InlineData(24, 52)]
    [InlineData(255, 52)]
    [InlineData(256, 53)]
    [InlineData(4000, 53)]
    public void A_sealed_payload_of_any_length_verifies_with_its_key_alone(int count, int overhead)
    {
        byte[] payload = new byte[count];
        new Random(count).NextBytes(payload);
        byte[] tag = sealer.TagOf(payload, 0, count);
        byte[] message = sealer.MessageOf(sealer.SealingKey, [.. payload, .. tag], 0, count, count);
        Assert.Equal(count + overhead, message.Length);
        Assert.True(PlatformEnvelope.TryParse(message, out PlatformEnvelope parsed));
        Assert.Equal(new KeyId(StationNumber, Generation, 0), parsed.KeyId);
        Assert.True(parsed.Payload.SequenceEqual(payload));
        Assert.True(parsed.Tag.SequenceEqual(tag));
        Assert.True(parsed.Verify(platform.BlockKey(0)));
        Assert.False(parsed.Verify(platform.LiveKey(0)));
        Assert.False(parsed.Verify(platform.CommandKey));
    }

    [Fact]
    public void Live_messages_have_a_key_of_their_own_and_no_byte_too_many()
    {
        byte[] message = sealer.SealLive([0x18, 1, 2], 3);
        Assert.Equal(54, message.Length);
        Assert.True(PlatformEnvelope.TryParse(message, out PlatformEnvelope parsed));
        Assert.True(parsed.Verify(platform.LiveKey(0)));
        Assert.False(parsed.Verify(platform.BlockKey(0)));
    }

    [Fact]
    public void The_tag_is_that_of_RFC_9052_over_the_documented_structure()
    {
        byte[] message = sealer.SealLive([0xAA, 0xBB], 2);
        byte[] structure = Convert.FromHexString("84644D414330" + "4DA201050448" + "A1B2C3D4" + "03" + "000000" + "40" + "42AABB");
        byte[] liveKey = HMACSHA256.HashData(platform.FirstChainKey, "SF1 live"u8);
        Assert.Equal(HMACSHA256.HashData(liveKey, structure), message[^32..]);
        Assert.Equal("844DA201050448A1B2C3D403000000A042AABB5820", Convert.ToHexString(message[..^32]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(4000)]
    public void What_the_platform_seals_for_this_station_opens(int count)
    {
        byte[] payload = new byte[count];
        new Random(count).NextBytes(payload);
        byte[] message = PlatformEnvelope.Seal(new KeyId(StationNumber, Generation, 0), payload, platform.CommandKey);
        Assert.True(envelope.TryOpenDownlink(message, message.Length, out int offset, out int length));
        Assert.Equal(payload, message[offset..(offset + length)]);
    }

    [Fact]
    public void Neither_an_own_message_nor_an_altered_length_opens()
    {
        byte[] own = sealer.SealLive(new byte[40], 40);
        Assert.False(envelope.TryOpenDownlink(own, own.Length, out _, out _));
        byte[] genuine = PlatformEnvelope.Seal(new KeyId(StationNumber, Generation, 0), new byte[40], platform.CommandKey);
        for (int count = 0; count < genuine.Length; count++)
        {
            Assert.False(envelope.TryOpenDownlink(genuine, count, out _, out _));
        }

        byte[] longer = [.. genuine, 0];
        Assert.False(envelope.TryOpenDownlink(longer, longer.Length, out _, out _));
        Assert.True(envelope.TryOpenDownlink(longer, genuine.Length, out _, out _));
    }
}
