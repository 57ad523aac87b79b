using Station.Platform.Storage;
using Station.Platform.Verification;
using Station.Platform.Wire;

namespace Station.Tests.Adversary;

/// <summary>Attacks on what messages are beside each other: dropped, exchanged, spliced and made up, the last with the station's key in hand.</summary>
internal static class ChainAttacks
{
    private const long TwoHoursMs = 7_200_000;

    public static readonly Attack[] All =
    [
        new("block-dropped-at-start", "missing unexplained", () => Drop(boot => boot[0])),
        new("block-dropped-in-middle", "missing unexplained", () => Drop(boot => boot[boot.Length / 2])),
        new("block-dropped-at-end", "missing unexplained", () => Drop(boot => boot[^1])),
        new("blocks-swapped", "altered", Swap),
        new("chain-spliced", "out-of-chain", Splice),
        new("same-number-other-content", "conflict", ReuseNumber),
        new("loss-forged", "altered conflict", ForgeLoss),
        new("loss-dropped", "missing unexplained", DropLoss),
        new("context-replaced", "altered conflict", ReplaceContext),
        new("anchor-shifted", "altered disputed", ShiftAnchor),
    ];

    private static HonestRun Run => HonestRun.Recorded;

    private static BlockHeader Last => Run.LastBlock.Header;

    private static RawMessage[] Without(RecordedBlock block) =>
        [.. Run.Messages.Where(message => !message.Message.AsSpan().SequenceEqual(block.Message.Message) && !IsLiveOf(block, message))];

    /// <summary>The live copies of its records are kept back as well.</summary>
    private static bool IsLiveOf(RecordedBlock block, RawMessage message) =>
        HonestRun.LiveSequence(message) is { } sequence && sequence >= block.Header.FirstSequence && sequence <= block.LastSequence;

    private static string[] WordsOf(IReadOnlyList<RawMessage> messages) => TrialStore.WordsOf(Run.Registry, messages);

    private static RawMessage HoldsNothing(long nextBlock, long nextSequence) => Run.Session(nextBlock, nextBlock, nextSequence);

    /// <summary>While the station holds the block, it is missing; once it does not, its records are unexplained.</summary>
    private static IEnumerable<string> Drop(Func<RecordedBlock[], RecordedBlock> choose)
    {
        RawMessage[] rest = Without(choose([.. Run.Blocks.Where(block => block.Header.Boot == 2)]));
        return [.. WordsOf(rest), .. WordsOf([.. rest, HoldsNothing(Last.Block + 1, Run.LastBlock.LastSequence + 1)])];
    }

    /// <summary>In time it changes nothing; under each other's numbers both are altered.</summary>
    private static IEnumerable<string> Swap()
    {
        using var inOrder = new TrialStore(Run.Registry, Run.Messages);
        using var reversed = new TrialStore(Run.Registry, [.. Run.Messages.Reverse()]);
        Assert.Equal(inOrder.Digest(), reversed.Digest());
        RecordedBlock[] pair = [Run.MinuteBlock(), Run.Blocks.Last(block => block.Header.Kind == MessageKind.MinuteBlock)];
        return pair.Zip(pair.Reverse(), (block, other) => Altered(block.Message, block, block.With(block.Header with { Block = other.Header.Block })));
    }

    /// <summary>A message with another payload under the tag that it had.</summary>
    private static string Altered(RawMessage message, RecordedBlock block, byte[] payload)
    {
        byte[] made = Envelope.Seal(Run.KeyId, payload, new byte[32]);
        byte[] altered = [.. made[..^32], .. block.Message.Message[^32..]];
        return new Verifier(Run.Registry).Verify(message.Topic, altered).Verdict.Token();
    }

    private static IEnumerable<string> Splice()
    {
        BlockHeader next = Run.MinuteBlock().Header with
        {
            Boot = Last.Boot, BootNonce = Last.BootNonce, Block = Last.Block + 1, FirstSequence = Run.LastBlock.LastSequence + 1, Held = 0, Previous = Run.MinuteBlock().TagStart,
        };
        return WordsOf([.. Run.Messages, Run.Forge(Run.MinuteBlock().With(next))]);
    }

    private static IEnumerable<string> ReuseNumber()
    {
        RecordedBlock block = Run.MinuteBlock();
        return WordsOf([.. Run.Messages, Run.Forge(block.With(block.Header with { StartMs = block.Header.StartMs + 1 }))]);
    }

    /// <summary>On the way, and with the key in the place of a block that he keeps back.</summary>
    private static IEnumerable<string> ForgeLoss()
    {
        RecordedBlock block = Run.MinuteBlock();
        RecordedBlock before = Run.Blocks[block.Header.Block - 1];
        byte[] forged = ForgedPayload.EventAfter(before, 4, ForgedPayload.Loss(block.Header.FirstSequence, block.LastSequence));
        return [Altered(block.Message, block, forged), .. WordsOf([.. Run.Messages, Run.Forge(forged)])];
    }

    /// <summary>A station evicted a block and admits it; the admission is kept back.</summary>
    private static IEnumerable<string> DropLoss()
    {
        RecordedBlock evicted = Run.MinuteBlock();
        byte[] admission = ForgedPayload.EventAfter(Run.LastBlock, 4, ForgedPayload.Loss(evicted.Header.FirstSequence, evicted.LastSequence));
        RawMessage[] rest = [.. Without(evicted), Run.Session(Last.Block + 2, evicted.Header.Block + 1, Run.LastBlock.LastSequence + 2)];
        Assert.Equal(["lost"], WordsOf([.. rest, Run.Forge(admission)]));
        return [.. WordsOf(rest), .. WordsOf([.. rest, HoldsNothing(Last.Block + 2, Run.LastBlock.LastSequence + 2)])];
    }

    private static IEnumerable<string> ReplaceContext()
    {
        RecordedBlock block = Run.Blocks.First(candidate => candidate.Events.Any(record => record.Detail is ContextEvent));
        byte[] body = [.. block.Events.First(record => record.Detail is ContextEvent).Body];
        int siteOffset = 2;
        body[siteOffset] ^= 1;
        byte[] forged = ForgedPayload.EventAfter(Run.LastBlock, 2, body);
        return [Altered(block.Message, block, forged), .. WordsOf([.. Run.Messages, Run.Forge(forged)])];
    }

    private static IEnumerable<string> ShiftAnchor()
    {
        RecordedBlock block = Run.Blocks.Last(candidate => candidate.Events.Any(record => record.Detail is AnchorEvent));
        var anchor = (AnchorEvent)block.Events.First(record => record.Detail is AnchorEvent).Detail!;
        byte[] forged = ForgedPayload.EventAfter(Run.LastBlock, 3, ForgedPayload.Anchor(anchor.UptimeMs + 600_000, anchor.UtcMs + 600_000 + TwoHoursMs));
        return [Altered(block.Message, block, forged), .. WordsOf([.. Run.Messages, Run.Forge(forged)])];
    }
}
