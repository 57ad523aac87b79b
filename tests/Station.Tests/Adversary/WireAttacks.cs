using System.Security.Cryptography;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Verification;
using Station.Platform.Wire;

namespace Station.Tests.Adversary;

/// <summary>Attacks on single messages.</summary>
internal static class WireAttacks
{
    private const int KeyIdOffset = 7;
    private const int PayloadHeadOffset = 16;
    private const int TagBytes = 32;
    private const uint OtherNumber = 0x2B;

    private static readonly RegisteredStation Other = new(OtherNumber, 0, "other", SHA256.HashData("another station"u8));

    public static readonly Attack[] All =
    [
        new("bit-flip-header", "altered epoch-out-of-range malformed unknown-station wrong-topic", FlipHeader),
        new("bit-flip-payload", "altered", () => Flip(PayloadOffset + HeaderBytes, Block.Length - TagBytes - 2)),
        new("bit-flip-tag", "altered", () => Flip(Block.Length - TagBytes, Block.Length)),
        new("truncated", "malformed", () => Verdicts([.. Enumerable.Range(0, Block.Length).Select(length => Block[..length])])),
        new("extended", "malformed", () => Verdicts([.. Enumerable.Range(1, 64).Select(more => (byte[])[.. Block, .. new byte[more]])])),
        new("algorithm-swapped", "malformed", SwapAlgorithm),
        new("non-canonical-cbor", "malformed", WriteOtherwise),
        new("foreign-key-id", "altered wrong-topic", NameAnotherStation),
        new("wrong-topic", "wrong-topic", PublishElsewhere),
        new("live-as-block", "wrong-key wrong-topic", PassLiveForBlock),
        new("command-as-telemetry", "wrong-key wrong-topic", PassCommandForTelemetry),
        new("answer-forged", "altered wrong-key wrong-topic", ForgeAnswer),
        new("old-generation", "revoked unknown-station", SpeakInAnOldGeneration),
        new("epoch-backward", "altered", LowerEpoch),
        new("epoch-far-forward", "altered epoch-out-of-range", RaiseEpoch),
        new("earlier-epoch-with-later-key", "altered wrong-key", ForgeEarlierEpochs),
        new("revoked-station", "revoked", () => [Judge(Run.MinuteBlock().Message, new KeyRegistry([Run.Station with { Revocation = new Revocation(null, 0) }]))]),
        new("replay", "replayed", Replay),
        new("forged-key-ids", "altered epoch-out-of-range", ForgeKeyIds),
    ];

    private static HonestRun Run => HonestRun.Recorded;

    private static KeyRegistry Registry => new([Run.Station, Other]);

    private static byte[] Block => Run.MinuteBlock().Message.Message;

    private static byte[] Payload => Run.MinuteBlock().Payload;

    private static int PayloadOffset => Block.Length - TagBytes - 2 - Payload.Length;

    private static int HeaderBytes => ForgedPayload.Header(Run.MinuteBlock().Header).Length;

    private static string Judge(RawMessage message, KeyRegistry? registry = null) => new Verifier(registry ?? Registry).Verify(message).Verdict.Token();

    private static string[] Verdicts(IEnumerable<byte[]> messages, string channel = "block")
    {
        var verifier = new Verifier(Registry);
        return [.. messages.Select(message => verifier.Verify(HonestRun.Topic(channel), message, 0).Verdict.Token())];
    }

    private static byte[] Seal(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> key, int epoch = 0) => Envelope.Seal(Run.KeyId with { Epoch = epoch }, payload, key);

    private static IEnumerable<string> Flip(int from, int to) => Verdicts(Enumerable.Range(from * 8, (to - from) * 8).Select(bit =>
    {
        byte[] altered = [.. Block];
        altered[bit / 8] ^= (byte)(1 << (bit % 8));
        return altered;
    }));

    private static IEnumerable<string> FlipHeader() => Flip(0, PayloadOffset + HeaderBytes);

    /// <summary>Another algorithm in the protected header, with a tag over it by the right key.</summary>
    private static IEnumerable<string> SwapAlgorithm() => Verdicts(new byte[] { 4, 6, 7, 0x26 }.Select(algorithm => Reseal(message => message[4] = algorithm)));

    private static byte[] Reseal(Action<byte[]> change)
    {
        byte[] message = [.. Block];
        change(message);
        byte[] covered = [0x84, 0x64, .. "MAC0"u8, .. message[1..15], 0x40, .. message[PayloadHeadOffset..^(TagBytes + 2)]];
        return [.. message[..^TagBytes], .. HMACSHA256.HashData(Run.Keys.BlockKey(0), covered)];
    }

    private static IEnumerable<string> WriteOtherwise() => Verdicts(
    [
        [0xD1, .. Block],
        [0x9F, .. Block[1..], 0xFF],
        [0x98, 4, .. Block[1..]],
        [.. Block[..1], 0x58, 13, .. Block[2..]],
        [.. Block[..15], 0xB8, 0, .. Block[16..]],
        [.. Block[..15], 0xBF, 0xFF, .. Block[16..]],
        [.. Block[..PayloadHeadOffset], 0x5A, 0, 0, (byte)(Payload.Length >> 8), (byte)Payload.Length, .. Block[PayloadOffset..]],
        [.. Block[..PayloadHeadOffset], 0x5F, .. Block[PayloadHeadOffset..^(TagBytes + 2)], 0xFF, .. Block[^(TagBytes + 2)..]],
        [.. Block[..^(TagBytes + 2)], 0x59, 0, TagBytes, .. Block[^TagBytes..]],
        [.. Block[..2], 0xA2, 0x04, .. Block[6..15], 0x01, 0x05, .. Block[15..]],
    ]);

    private static IEnumerable<string> NameAnotherStation()
    {
        byte[] renamed = [.. Block[..KeyIdOffset], 0, 0, 0, (byte)OtherNumber, .. Block[(KeyIdOffset + 4)..]];
        return
        [
            .. Verdicts([renamed]),
            Judge(new RawMessage($"sf1/{OtherNumber:x8}/block", renamed, 0)),
            Judge(new RawMessage($"sf1/{OtherNumber:x8}/block", Block, 0)),
        ];
    }

    private static IEnumerable<string> PublishElsewhere() =>
    [
        .. new[] { "live", "session", "context", "receipt", "command", "answer", "blocks", "block/x" }.SelectMany(channel => Verdicts([Block], channel)),
        .. new[] { "sf2/0000002a/block", "sf1/0000002A/block", "sf1/2a/block", "block", "" }.Select(topic => Judge(new RawMessage(topic, Block, 0))),
    ];

    private static IEnumerable<string> PassLiveForBlock()
    {
        byte[] live = Run.First("live").Message;
        return
        [
            .. Verdicts([live]),
            .. Verdicts([Block], "live"),
            .. Verdicts([Seal(Payload, Run.Keys.LiveKey(0))]),
            .. Verdicts([Seal(Open(live), Run.Keys.BlockKey(0))], "live"),
        ];
    }

    private static byte[] Open(byte[] message)
    {
        Assert.True(Envelope.TryParse(message, out Envelope envelope));
        return envelope.Payload.ToArray();
    }

    private static IEnumerable<string> PassCommandForTelemetry()
    {
        byte[] command = Seal([0x1B, .. new byte[20]], Run.Keys.CommandKey);
        return [.. new[] { "block", "live", "session", "context", "answer", "command" }.SelectMany(channel => Verdicts([command], channel)), .. Verdicts([Seal(Payload, Run.Keys.CommandKey)])];
    }

    /// <summary>That a command was done: with a key of his own, with the keys that are not for it, and by what is no answer.</summary>
    private static IEnumerable<string> ForgeAnswer()
    {
        byte[] answer = [0x1C, .. new byte[8], 1, .. new byte[4], 9, 4, .. new byte[8], 0];
        Assert.Equal(["valid"], Verdicts([Seal(answer, Run.Keys.LiveKey(0))], "answer"));
        byte[][] keys = [SHA256.HashData("a key of his own"u8), Run.Keys.BlockKey(0).ToArray(), Run.Keys.CommandKey, Run.Keys.LiveKey(1).ToArray()];
        return
        [
            .. Verdicts(keys.Select(key => Seal(answer, key)), "answer"),
            .. Verdicts([Run.First("live").Message, Block], "answer"),
            .. new[] { "block", "live", "session", "context", "receipt", "command" }.SelectMany(channel => Verdicts([Seal(answer, Run.Keys.LiveKey(0))], channel)),
        ];
    }

    private static IEnumerable<string> SpeakInAnOldGeneration()
    {
        RegisteredStation successor = Run.Station with { Generation = 1, Secret = new RootSecret(SHA256.HashData("second board"u8)) };
        RegisteredStation retired = Run.Station with { Revocation = new Revocation(Run.LastBlock.Header.Block + 1, null) };
        RawMessage late = Run.Forge(Run.MinuteBlock().With(Run.MinuteBlock().Header with { Block = Run.LastBlock.Header.Block + 1 }));
        Assert.Equal("valid", Judge(Run.LastBlock.Message, new KeyRegistry([retired, successor])));
        return [Judge(late, new KeyRegistry([retired, successor])), Judge(late, new KeyRegistry([successor]))];
    }

    /// <summary>The recorded message of a late epoch, under the number of an early one.</summary>
    private static IEnumerable<string> LowerEpoch()
    {
        byte[] late = Seal(Payload, Run.Keys.BlockKey(40), 40);
        return Verdicts(Enumerable.Range(0, 40).Select(epoch => (byte[])[.. late[..14], (byte)epoch, .. late[15..]]));
    }

    private static IEnumerable<string> RaiseEpoch() =>
        Verdicts(new[] { 2, 4_096, 4_097, 65_536, 0xFFFFFF }.Select(epoch => Seal(Payload, SHA256.HashData("a key of his own"u8), epoch)));

    /// <summary>Whoever took the board has the chain key of epoch 20 and all later ones, and seals for every epoch before.</summary>
    private static IEnumerable<string> ForgeEarlierEpochs()
    {
        var captured = new StationKeys(Run.Station with { Secret = new CheckpointSecret(20, Run.Keys.ChainKey(20), Run.Keys.CommandKey) });
        return Enumerable.Range(0, 20).SelectMany(epoch => Enumerable.Range(20, 10).SelectMany(key => Verdicts([Seal(Payload, captured.BlockKey(key), epoch)])));
    }

    private static IEnumerable<string> Replay()
    {
        var verifier = new Verifier(Registry);
        var findings = new MessageFindings();
        RawMessage message = Run.MinuteBlock().Message;
        string[] verdicts = [.. Enumerable.Range(0, 3).Select(number => findings.Take(number, message.Message, verifier.Verify(message), verifier.Content).Verdict.Token())];
        Assert.Equal("valid", verdicts[0]);
        return verdicts[1..];
    }

    private static IEnumerable<string> ForgeKeyIds()
    {
        var random = new Random(1);
        return Verdicts(Enumerable.Range(0, 2_000).Select(number => Envelope.Seal(
            Run.KeyId with { Epoch = number % 2 == 0 ? random.Next(4_096) : random.Next(1 << 24) }, Payload, SHA256.HashData("a key of his own"u8))));
    }
}
