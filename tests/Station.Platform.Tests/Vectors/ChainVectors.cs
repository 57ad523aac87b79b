using Station.Platform.Tests.Encoding;

namespace Station.Platform.Tests.Vectors;

/// <summary>Messages beside each other: chains over epochs and boots, repeats, conflicts, a flash that was rolled back, spliced histories.</summary>
internal static class ChainVectors
{
    private const uint RolledBackNonce = 0x0BADF1A5;

    private static readonly (string, string) Sound = ("valid", "none");
    private static readonly (string, string) Conflict = ("conflict", "other-content");
    private static readonly (string, string) OutOfChain = ("out-of-chain", "link");
    private static readonly (string, string) Replayed = ("replayed", "repeat");
    private static readonly TestStation Station = new();

    public static IEnumerable<VectorFile> Files()
    {
        yield return File("chain", "Blocks of one chain, over a boot and an epoch, in order and out of it.", Sounds());
        yield return File("conflict", "The same numbers with other contents, spliced and repeated messages.", Conflicts());
        yield return File("rollback", "A flash that was put back to an earlier state, before and after delivery.", Rollbacks());
        yield return Epochs();
    }

    private static VectorFile File(string name, string description, IEnumerable<Vector> vectors) =>
        new(name, description, [new VectorStation(Station)], [.. vectors]);

    private static IEnumerable<Vector> Sounds()
    {
        var chain = Chain(0, 4, 350);
        return
        [
            .. Scenario("in order", (chain[0], Sound), (chain[1], Sound), (chain[2], Sound), (chain[3], Sound)),
            .. Scenario("in reverse", (chain[3], Sound), (chain[2], Sound), (chain[1], Sound), (chain[0], Sound)),
            .. Scenario("one is missing: nothing is wrong with the others", (chain[0], Sound), (chain[2], Sound), (chain[3], Sound)),
        ];
    }

    private static IEnumerable<Vector> Conflicts()
    {
        var chain = Chain(0, 4, 350);
        var other = Chain(0, 4, 990);
        return
        [
            .. Scenario("the same message again", (chain[0], Sound), (chain[1], Sound), (chain[0], Replayed)),
            .. Scenario("another content under one number", (chain[0], Sound), (chain[1], Conflict), (other[1], Conflict)),
            .. Scenario("the end of another chain", (chain[0], Sound), (chain[1], Sound), (other[2], OutOfChain), (other[3], Sound)),
            .. Scenario("the same, the end first", (other[2], OutOfChain), (chain[1], Sound), (chain[0], Sound)),
        ];
    }

    /// <summary>After block 1 a copy of the flash is made; the station goes on, and later goes on from the copy in another boot.</summary>
    private static IEnumerable<Vector> Rollbacks()
    {
        var before = Chain(0, 2, 350);
        var lost = Chain(2, 2, 500, TestStation.TagStart(before[1].Message));
        var after = Chain(2, 3, 700, TestStation.TagStart(before[1].Message), RolledBackNonce);
        return
        [
            .. Scenario(
                "after delivery",
                (before[0], Sound), (before[1], Sound), (lost[0], Conflict), (lost[1], Conflict), (after[0], Conflict), (after[1], Conflict), (after[2], Sound)),
            .. Scenario("before delivery: nothing tells", (before[0], Sound), (before[1], Sound), (after[0], Sound), (after[1], Sound), (after[2], Sound)),
        ];
    }

    private static VectorFile Epochs()
    {
        var checkpointed = new TestStation(0x2D);
        var payload = TestPeriodBlock.Minutes(60_000, 14_400_000, 355, 350).ToPayload();
        var live = new TestLive(new TestPeriodRecord(14_400_009, 60_000, 60_000, 60, [new TestCell(7)])) { NextBlock = 60_001 }.ToPayload();
        Vector[] vectors =
        [
            Vector.Sealed("block of epoch 1", Station, "block", payload, epoch: 1),
            Vector.Sealed("block of epoch 10,000 from the root", Station, "block", payload, epoch: 10_000),
            Vector.Sealed("live record of epoch 10,000 from the root", Station, "live", live, "live", 10_000),
            Vector.Sealed("block of epoch 10,000 from a checkpoint", checkpointed, "block", payload, epoch: 10_000),
            Vector.Sealed("last epoch that is followed", Station, "block", payload, epoch: 9_000 + 4_096),
            Vector.Sealed("one beyond", Station, "block", payload, epoch: 9_000 + 4_097, verdict: "epoch-out-of-range", reason: "epoch"),
        ];
        return new VectorFile(
            "epoch",
            "Epochs up to 10,000 and beyond, from a root whose station is known to have reached 9,000, and from a checkpoint.",
            [new VectorStation(Station) { ReachedEpoch = 9_000 }, new VectorStation(checkpointed) { CheckpointEpoch = 9_900 }],
            vectors);
    }

    private static IEnumerable<Vector> Scenario(string name, params (Vector Vector, (string, string) Finding)[] messages) =>
        messages.Select(message => message.Vector with { Scenario = name, Finding = message.Finding });

    /// <summary>Blocks from a number on, each with the tag of the one before; the third begins another boot and epoch.</summary>
    private static Vector[] Chain(long first, int count, int value, ulong previous = 0, uint nonce = 0xA1B2C3D4)
    {
        var blocks = new Vector[count];
        for (var index = 0; index < count; index++)
        {
            var number = first + index;
            var block = TestPeriodBlock.Minutes(number, number * 2, value, value + index) with
            {
                Header = new TestHeader { Block = number, Held = number, Previous = previous, Boot = number < 2 ? 1 : 2, Nonce = number < 2 ? nonce : nonce ^ 0xFF },
            };
            blocks[index] = Vector.Sealed($"block {number}, values from {value}", Station, "block", block.ToPayload(), epoch: number < 2 ? 0 : 1);
            previous = TestStation.TagStart(blocks[index].Message);
        }

        return blocks;
    }
}
