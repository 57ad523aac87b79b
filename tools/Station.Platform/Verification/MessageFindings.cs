using System.Buffers.Binary;
using Station.Platform.Storage;
using Station.Platform.Wire;

namespace Station.Platform.Verification;

/// <summary>
/// What valid messages say about each other: which came before, which blocks are there with another content, which are not
/// chained to the one before. Findings do not depend on the order of the messages. It keeps about a hundred bytes a message.
/// </summary>
public sealed class MessageFindings
{
    private readonly HashSet<(UInt128 Tag, TopicChannel Channel)> seen = [];
    private readonly Dictionary<StoreKey, List<SeenBlock>> blocks = [];
    private readonly Dictionary<StoreKey, List<SeenBlock>> lives = [];

    /// <summary>Takes a message in. A valid one that came before is judged a replay at once; others wait for the end.</summary>
    /// <param name="number">Its place, under which a finding names it.</param>
    /// <param name="content">What the verifier made of it.</param>
    public Judgement Take(long number, ReadOnlySpan<byte> message, Judgement judgement, MessageContent content)
    {
        if (!judgement.IsValid)
        {
            return judgement;
        }

        var tag = message[^Envelope.TagLength..];
        if (!seen.Add((BinaryPrimitives.ReadUInt128BigEndian(tag), judgement.Topic!.Value.Channel)))
        {
            return judgement with { Verdict = Verdict.Replayed, Fault = Fault.Repeat };
        }

        var key = new StoreKey(judgement.KeyId!.Value.Station, judgement.KeyId.Value.Generation);
        if (HeaderOf(content) is { } header)
        {
            var (last, tagStart) = (LastSequence(content), BinaryPrimitives.ReadUInt64BigEndian(tag));
            Keep(blocks, key, new SeenBlock(number, header.Block, tagStart, header.Previous, header.FirstSequence, last, judgement));
        }
        else if (content.Kind == MessageKind.Live)
        {
            Keep(lives, key, new SeenBlock(number, 0, 0, 0, content.Live.Sequence, content.Live.Sequence, judgement));
        }

        return judgement;
    }

    /// <summary>The messages that turn out to be no ordinary evidence, in order of their numbers.</summary>
    /// <param name="recordsInConflict">Sequences of a station that are there with several contents, in ascending order, where somebody knows them.</param>
    public IEnumerable<(long Number, Judgement Judgement)> Finish(Func<StoreKey, IReadOnlyList<long>>? recordsInConflict = null) =>
        blocks.SelectMany(station => JudgeChain(station.Value, recordsInConflict?.Invoke(station.Key) ?? []))
            .Concat(lives.SelectMany(station => JudgeLives(station.Value, recordsInConflict?.Invoke(station.Key) ?? [])))
            .OrderBy(finding => finding.Number);

    private static void Keep(Dictionary<StoreKey, List<SeenBlock>> seen, StoreKey key, SeenBlock message)
    {
        if (!seen.TryGetValue(key, out var ofStation))
        {
            seen.Add(key, ofStation = []);
        }

        ofStation.Add(message);
    }

    private static IEnumerable<(long Number, Judgement Judgement)> JudgeLives(List<SeenBlock> copies, IReadOnlyList<long> recordsInConflict) =>
        copies.Where(copy => copy.Holds(recordsInConflict)).Select(copy => (copy.Number, InConflict(copy.Judgement)));

    private static Judgement InConflict(Judgement judgement) => judgement with { Verdict = Verdict.Conflict, Fault = Fault.OtherContent };

    private static IEnumerable<(long Number, Judgement Judgement)> JudgeChain(List<SeenBlock> chain, IReadOnlyList<long> recordsInConflict)
    {
        var byNumber = chain.ToLookup(block => block.Block);
        foreach (var block in chain)
        {
            if (byNumber[block.Block].Any(other => other.TagStart != block.TagStart) || block.Holds(recordsInConflict))
            {
                yield return (block.Number, InConflict(block.Judgement));
            }
            else if (byNumber.Contains(block.Block - 1) && byNumber[block.Block - 1].All(before => before.TagStart != block.Previous))
            {
                yield return (block.Number, block.Judgement with { Verdict = Verdict.OutOfChain, Fault = Fault.Link });
            }
        }
    }

    private static BlockHeader? HeaderOf(MessageContent content) => content.Kind switch
    {
        MessageKind.MinuteBlock or MessageKind.HourBlock => content.PeriodBlock.Header,
        MessageKind.EventBlock => content.EventBlock.Header,
        _ => null,
    };

    private static long LastSequence(MessageContent content) => content.Kind == MessageKind.EventBlock
        ? content.EventBlock.Records[^1].Sequence
        : content.PeriodBlock.Sequence(content.PeriodBlock.Count - 1);

    /// <summary>What is kept of a block; of a live copy its one sequence.</summary>
    private readonly record struct SeenBlock(
        long Number, long Block, ulong TagStart, ulong Previous, long FirstSequence, long LastSequence, Judgement Judgement)
    {
        /// <summary>Whether one of the sequences lies between its first and its last.</summary>
        public bool Holds(IReadOnlyList<long> sequences)
        {
            var (low, high) = (0, sequences.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = sequences[middle] < FirstSequence ? (middle + 1, high) : (low, middle);
            }

            return low < sequences.Count && sequences[low] <= LastSequence;
        }
    }
}
