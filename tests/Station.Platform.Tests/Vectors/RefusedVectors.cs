using Station.Platform.Keys;
using Station.Platform.Tests.Encoding;

namespace Station.Platform.Tests.Vectors;

/// <summary>One message at least for each verdict that is not valid, and for each rule that a payload can break.</summary>
internal static class RefusedVectors
{
    private const int ProtectedOffset = 2;
    private const int AlgorithmOffset = 4;
    private const int PayloadHeadOffset = 16;

    private static readonly TestStation Station = new();
    private static readonly TestStation Successor = new(0x2A, 2);
    private static readonly TestStation RevokedByBlock = new(0x2B);
    private static readonly TestStation RevokedByTime = new(0x2C);
    private static readonly TestStation Checkpointed = new(0x2D);
    private static readonly byte[] Payload = TestPeriodBlock.Minutes(7, 70, 355, 350, 361).ToPayload();
    private static readonly byte[] Live = new TestLive(new TestPeriodRecord(90, 60_000, 60_000, 60, [new TestCell(7)])) { NextBlock = 9 }.ToPayload();
    private static readonly byte[] Session = new TestSession { NextBlock = 9, NextSequence = 90 }.ToPayload();

    public static IEnumerable<VectorFile> Files()
    {
        VectorStation[] stations =
        [
            new(Station),
            new(Successor),
            new(RevokedByBlock) { Revocation = new Revocation(8, null) },
            new(RevokedByTime) { Revocation = new Revocation(null, Vector.ReceivedMs) },
            new(Checkpointed) { CheckpointEpoch = 100 },
        ];
        yield return new VectorFile("envelope", "Messages that are no envelope in its one form.", stations, [.. Envelopes()]);
        yield return new VectorFile("claims", "Messages that are refused for what they claim, before a tag is computed.", stations, [.. Claims()]);
        yield return new VectorFile("seal", "Messages whose tag does not verify, and messages of a revoked generation.", stations, [.. Seals(), .. Revoked()]);
        yield return new VectorFile("content", "Messages that the station sealed and that break a rule of the format.", stations, [.. Contents()]);
    }

    private static Vector Raw(string name, byte[] message, string verdict, string reason, string channel = "block") =>
        new(name, Station.Topic(channel), message, verdict, reason);

    private static IEnumerable<Vector> Envelopes()
    {
        var sound = Station.SealBlock(Payload);
        byte[] Altered(int offset, byte value) => [.. sound[..offset], value, .. sound[(offset + 1)..]];
        (string Name, byte[] Message)[] messages =
        [
            ("empty", []),
            ("no CBOR", [1, 2, 3]),
            ("cut behind the payload's head", sound[..(PayloadHeadOffset + 2)]),
            ("last byte missing", sound[..^1]),
            ("a byte more", [.. sound, 0]),
            ("array of 5", Altered(0, 0x85)),
            ("array of indefinite length", [0x9F, .. sound[1..], 0xFF]),
            ("tagged", [0xD1, .. sound]),
            ("algorithm HMAC 256/64", Altered(ProtectedOffset + AlgorithmOffset - 2, 0x04)),
            ("algorithm HMAC 384/384", Altered(ProtectedOffset + AlgorithmOffset - 2, 0x06)),
            ("key id of 7 bytes", Altered(6, 0x47)),
            ("an unprotected parameter", [.. sound[..15], 0xA1, 0x01, 0x05, .. sound[16..]]),
            ("payload's length in a longer form", [.. sound[..PayloadHeadOffset], 0x59, 0, .. sound[(PayloadHeadOffset + 1)..]]),
            ("payload of 4,001 bytes", Station.SealBlock(new byte[4001])[..4053]),
            ("tag of 31 bytes", [.. sound[..^34], 0x58, 31, .. sound[^32..^1]]),
        ];
        foreach (var (name, message) in messages)
        {
            yield return Raw(name, message, "malformed", "envelope");
        }

        yield return Raw("too long", Station.SealBlock(new byte[4001]), "malformed", "size");
        yield return Raw("a status is advisory whatever it holds", "{\"state\":\"offline\"}"u8.ToArray(), "advisory", "none", "status");
    }

    private static IEnumerable<Vector> Claims()
    {
        yield return Topic("wrong-topic", "topic", "sf2/0000002a/block");
        yield return Topic("wrong-topic", "topic", "sf1/0000002A/block");
        yield return Topic("wrong-topic", "topic", "sf1/2a/block");
        yield return Topic("wrong-topic", "topic", "sf1/0000002a/blocks");
        yield return Topic("wrong-topic", "topic", "sf1/0000002a/block/");
        yield return Topic("wrong-topic", "topic-station", "sf1/0000002b/block");
        yield return Vector.Sealed("nobody knows the station", new TestStation(0x99), "block", Payload, verdict: "unknown-station", reason: "station");
        yield return Vector.Sealed("nobody knows the generation", new TestStation(0x2A, 9), "block", Payload, verdict: "unknown-station", reason: "generation");
        yield return Vector.Sealed("empty payload", Station, "block", [], verdict: "malformed", reason: "kind");
        yield return Vector.Sealed("unknown kind", Station, "block", [0x14, .. Payload[1..]], verdict: "malformed", reason: "kind");
        yield return Vector.Sealed("unknown version", Station, "block", [0x21, .. Payload[1..]], verdict: "malformed", reason: "kind");
        yield return Vector.Sealed("live record as block", Station, "block", Live, "live", verdict: "wrong-topic", reason: "topic-kind");
        yield return Vector.Sealed("block as live record", Station, "live", Payload, verdict: "wrong-topic", reason: "topic-kind");
        yield return Vector.Sealed("minutes as context", Station, "context", Payload, verdict: "wrong-topic", reason: "topic-kind");
        yield return Vector.Sealed("command as telemetry", Station, "block", [0x1B, .. new byte[20]], "command", verdict: "wrong-topic", reason: "topic-kind");
        yield return Vector.Sealed("receipt as telemetry", Station, "session", [0x1A, .. new byte[12]], "command", verdict: "wrong-topic", reason: "topic-kind");
        yield return Vector.Sealed("last epoch that is followed", Station, "block", Payload, epoch: 4096);
        yield return Vector.Sealed("one epoch beyond", Station, "block", Payload, epoch: 4097, verdict: "epoch-out-of-range", reason: "epoch");
        yield return Foreign("the last epoch there is, as a forger would claim", new VectorSeal(Station, Payload, "block", 0, 0xFFFFFF), "epoch-out-of-range", "epoch");
        yield return Vector.Sealed("epoch of the checkpoint", Checkpointed, "block", Payload, epoch: 100);
        yield return Vector.Sealed("epoch before the checkpoint", Checkpointed, "block", Payload, epoch: 99, verdict: "epoch-out-of-range", reason: "epoch-past");
    }

    private static Vector Topic(string verdict, string reason, string topic) =>
        Vector.Sealed(topic, Station, "block", Payload, verdict: verdict, reason: reason) with { Topic = topic };

    private static Vector Foreign(string name, VectorSeal seal, string verdict, string reason, string channel = "block") =>
        new(name, seal.Station.Topic(channel), seal.Message, verdict, reason) { Seal = seal };

    private static IEnumerable<Vector> Seals()
    {
        var sound = Station.SealBlock(Payload);
        byte[] Flipped(int offset) => [.. sound[..offset], (byte)(sound[offset] ^ 1), .. sound[(offset + 1)..]];
        yield return Raw("one bit of the header", Flipped(PayloadHeadOffset + 4), "altered", "seal");
        yield return Raw("one bit of the payload", Flipped(sound.Length - 40), "altered", "seal");
        yield return Raw("one bit of the tag", Flipped(sound.Length - 1), "altered", "seal");
        yield return Raw("one bit of the epoch", Flipped(14), "altered", "seal");
        yield return Foreign("a much earlier epoch with a later key", new VectorSeal(Station, Payload, "block", 20, 7), "altered", "seal");
        yield return Raw("another station's key", Station.Seal(Payload, new TestStation(0x2B).BlockKey(), 0), "altered", "seal");
        yield return Vector.Sealed("block with the live key", Station, "block", Payload, "live", verdict: "wrong-key", reason: "seal-other-use");
        yield return Vector.Sealed("live record with the block key", Station, "live", Live, verdict: "wrong-key", reason: "seal-other-use");
        yield return Vector.Sealed("session with the command key", Station, "session", Session, "command", verdict: "wrong-key", reason: "seal-other-use");
        yield return Foreign("the key of the epoch before", new VectorSeal(Station, Payload, "block", 6, 7), "wrong-key", "seal-other-epoch");
        yield return Foreign("the key of the epoch after", new VectorSeal(Station, Payload, "live", 8, 7), "wrong-key", "seal-other-epoch");
        yield return Raw("the key of the next generation", Station.Seal(Payload, Successor.BlockKey(), 0), "wrong-key", "seal-other-generation");
        yield return Raw("the key of the generation before", Successor.Seal(Payload, Station.LiveKey(), 0), "wrong-key", "seal-other-generation");
    }

    private static IEnumerable<Vector> Revoked()
    {
        byte[] next = TestPeriodBlock.Minutes(8, 80, 1).ToPayload();
        yield return Vector.Sealed("block before the revocation", RevokedByBlock, "block", Payload);
        yield return Vector.Sealed("block of the revocation", RevokedByBlock, "block", next, verdict: "revoked", reason: "revoked-block");
        yield return Vector.Sealed("live record of a revoked block", RevokedByBlock, "live", Live, "live", verdict: "revoked", reason: "revoked-block");
        yield return Vector.Sealed("session beyond it", RevokedByBlock, "session", Session, "live", verdict: "revoked", reason: "revoked-block");
        yield return Vector.Sealed("arrival at the time of the revocation", RevokedByTime, "block", Payload, verdict: "revoked", reason: "revoked-time");
    }

    private static IEnumerable<Vector> Contents()
    {
        foreach (var row in InvalidMessageTests.Blocks())
        {
            var (name, payload, reason) = row.Data;
            if (reason is not ("kind" or "topic-kind"))
            {
                yield return Vector.Sealed(name, Station, "block", payload, verdict: "invalid", reason: reason);
            }
        }

        foreach (var row in InvalidMessageTests.LiveAndSession())
        {
            var (name, payload, reason) = row.Data;
            yield return Vector.Sealed(name, Station, payload[0] == 0x18 ? "live" : "session", payload, "live", verdict: "invalid", reason: reason);
        }
    }
}
