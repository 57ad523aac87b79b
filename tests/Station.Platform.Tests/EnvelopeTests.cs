using CsCheck;
using Station.Platform.Keys;
using Station.Platform.Wire;
using Xunit;

namespace Station.Platform.Tests;

public class EnvelopeTests
{
    private readonly TestStation station = new();

    [Fact]
    public void What_a_general_CBOR_writer_seals_is_read_and_verified()
    {
        var key = station.BlockKey();
        Gen.Byte.Array[0, Envelope.LongestPayload].Sample(
            payload =>
            {
                var message = station.Seal(payload, key, 0x123456);
                return Envelope.TryParse(message, out var envelope)
                    && envelope.Payload.SequenceEqual(payload)
                    && envelope.KeyId == new KeyId(station.Number, station.Generation, 0x123456)
                    && envelope.Verify(key)
                    && !envelope.Verify(station.LiveKey());
            },
            iter: 300);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(4000)]
    public void What_the_platform_seals_is_what_a_general_CBOR_writer_seals(int length)
    {
        var payload = Enumerable.Range(0, length).Select(index => (byte)index).ToArray();

        var message = Envelope.Seal(new KeyId(station.Number, station.Generation, 5), payload, station.BlockKey());

        Assert.Equal(station.Seal(payload, station.BlockKey(), 5), message);
    }

    [Theory]
    [InlineData(23, 51 + 23)]
    [InlineData(24, 52 + 24)]
    [InlineData(256, 53 + 256)]
    public void An_envelope_costs_what_the_document_says(int payloadLength, int messageLength) =>
        Assert.Equal(messageLength, station.SealBlock(new byte[payloadLength]).Length);

    [Fact]
    public void Payloads_above_the_limit_are_refused() =>
        Assert.False(Envelope.TryParse(station.SealBlock(new byte[Envelope.LongestPayload + 1]), out _));

    [Fact]
    public void Any_flipped_bit_is_noticed()
    {
        var key = station.BlockKey();
        var message = station.SealBlock([0x11, 2, 3]);
        for (var bit = 0; bit < message.Length * 8; bit++)
        {
            var altered = message.ToArray();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Envelope.TryParse(altered, out var envelope) && envelope.Verify(key), $"bit {bit}");
        }
    }

    [Fact]
    public void A_length_in_a_longer_form_than_needed_is_refused()
    {
        var message = station.SealBlock(new byte[20]);
        var longer = message[..16].Concat(new byte[] { 0x58, 20 }).Concat(message[17..]).ToArray();

        Assert.Equal(0x40 + 20, message[16]);
        Assert.False(Envelope.TryParse(longer, out _));
    }

    [Fact]
    public void A_tagged_envelope_is_refused() =>
        Assert.False(Envelope.TryParse([0xD1, .. station.SealBlock(new byte[20])], out _));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(10_000)]
    [InlineData(3)]
    public void Keys_of_any_epoch_follow_from_the_root(int epoch)
    {
        var keys = new StationKeys(station.Registered with { Secret = new RootSecret(station.Root, ReachedEpoch: 16_000) });

        // Far ahead first: the way back must not depend on the way there.
        keys.BlockKey(20_000);

        Assert.Equal(station.ChainKey(0), keys.FirstChainKey);
        Assert.Equal(station.CommandKey(), keys.CommandKey);
        Assert.Equal(station.BlockKey(epoch), keys.BlockKey(epoch).ToArray());
        Assert.Equal(station.LiveKey(epoch), keys.LiveKey(epoch).ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(9_000)]
    public void Keys_of_later_epochs_follow_from_a_checkpoint_and_those_of_earlier_ones_do_not(int epoch)
    {
        var secret = new CheckpointSecret(epoch, station.ChainKey(epoch), station.CommandKey());
        var keys = new StationKeys(station.Registered with { Secret = secret });

        foreach (var later in new[] { epoch + 4096, epoch + 65, epoch + 1, epoch, epoch + 64 })
        {
            Assert.Equal(station.BlockKey(later), keys.BlockKey(later).ToArray());
        }

        Assert.Equal(station.CommandKey(), keys.CommandKey);
        Assert.False(keys.Reaches(epoch + 4097));
        Assert.False(keys.Reaches(epoch - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => keys.BlockKey(epoch + 4097).ToArray());
    }
}
