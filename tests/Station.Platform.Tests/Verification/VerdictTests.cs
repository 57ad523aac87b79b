using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Station.Platform.Verification;
using Station.Platform.Wire;
using Xunit;

namespace Station.Platform.Tests.Verification;

/// <summary>Each verdict on a message alone, each finding about messages beside each other.</summary>
public class VerdictTests
{
    private const long ReceivedMs = 1_000;

    private static readonly TestStation Station = new();
    private static readonly TestStation Successor = new(0x2A, 2);
    private static readonly byte[] Block = TestPeriodBlock.Minutes(7, 70, 1, 2, 3).ToPayload();
    private static readonly byte[] Live = new TestLive(new TestPeriodRecord(90, 60_000, 60_000, 60, [new TestCell(7)])) { NextBlock = 9 }.ToPayload();

    /// <summary>What it is, topic, message, revocation, verdict, reason.</summary>
    public static TheoryData<string, string, byte[], Revocation?, string, string> Alone()
    {
        var block = Station.SealBlock(Block);
        byte[] altered = [.. block[..40], (byte)(block[40] ^ 1), .. block[41..]];
        return new TheoryData<string, string, byte[], Revocation?, string, string>
        {
            { "sound", "block", block, null, "valid", "none" },
            { "of the last epoch within reach", "block", Station.SealBlock(Block, 4096), null, "valid", "none" },
            { "beyond reach", "block", Station.SealBlock(Block, 4097), null, "epoch-out-of-range", "epoch" },
            { "far beyond, as a forger would claim", "block", Station.Seal(Block, new byte[32], 0xFFFFFF), null, "epoch-out-of-range", "epoch" },
            { "one bit of the payload", "block", altered, null, "altered", "seal" },
            { "one bit of the tag", "block", [.. block[..^1], (byte)(block[^1] ^ 1)], null, "altered", "seal" },
            { "a block under the live key", "block", Station.SealLive(Block), null, "wrong-key", "seal-other-use" },
            { "a live record under the block key", "live", Station.SealBlock(Live), null, "wrong-key", "seal-other-use" },
            { "a block under the command key", "block", Station.Seal(Block, Station.CommandKey(), 0), null, "wrong-key", "seal-other-use" },
            { "an earlier epoch with the key after it", "block", Station.Seal(Block, Station.BlockKey(8), 7), null, "wrong-key", "seal-other-epoch" },
            { "an epoch with the key before it", "block", Station.Seal(Block, Station.BlockKey(6), 7), null, "wrong-key", "seal-other-epoch" },
            { "a much earlier epoch with a later key", "block", Station.Seal(Block, Station.BlockKey(20), 7), null, "altered", "seal" },
            { "this generation with the key of the next", "block", Station.Seal(Block, Successor.BlockKey(), 0), null, "wrong-key", "seal-other-generation" },
            { "another station", "block", new TestStation(0x99).SealBlock(Block), null, "wrong-topic", "topic-station" },
            { "live as block", "block", Station.SealLive(Live), null, "wrong-topic", "topic-kind" },
            { "receipt as telemetry", "block", Station.Seal([0x1A, .. new byte[8], 0, 0, 0], Station.CommandKey(), 0), null, "wrong-topic", "topic-kind" },
            { "status", "status", [1, 2, 3], null, "advisory", "none" },
            { "no envelope", "block", [1, 2, 3], null, "malformed", "envelope" },
            { "against the format", "block", Station.SealBlock([.. Block, 0]), null, "invalid", "trailing-bytes" },
            { "revoked from its block", "block", block, new Revocation(7, null), "revoked", "revoked-block" },
            { "revoked from the block after", "block", block, new Revocation(8, null), "valid", "none" },
            { "revoked from when it came", "block", block, new Revocation(null, ReceivedMs), "revoked", "revoked-time" },
            { "revoked after it came", "block", block, new Revocation(null, ReceivedMs + 1), "valid", "none" },
            { "a live record of a revoked block", "live", Station.SealLive(Live), new Revocation(9, null), "revoked", "revoked-block" },
            { "a live record before it", "live", Station.SealLive(Live), new Revocation(10, null), "valid", "none" },
            { "altered is altered, revoked or not", "block", altered, new Revocation(0, null), "altered", "seal" },
        };
    }

    [Theory]
    [MemberData(nameof(Alone))]
    public void A_message_alone_has_its_verdict_and_reason(
        string what, string channel, byte[] message, Revocation? revocation, string verdict, string reason)
    {
        var registry = new KeyRegistry([Station.Registered with { Revocation = revocation }, Successor.Registered]);
        var judgement = new Verifier(registry).Verify(Station.Topic(channel), message, ReceivedMs);

        Assert.True((verdict, reason) == (judgement.Verdict.Token(), judgement.Fault.Token()), $"{what}: {judgement.Verdict.Token()} ({judgement.Fault.Token()})");
    }

    public static TheoryData<string, string, byte[], string> RefusedUnseen()
    {
        var unknown = new TestStation(0x99);
        var other = new TestStation(0x2A, 9);
        byte[] Claim(TestStation whose, byte[] payload, int epoch = 5) => whose.Seal(payload, new byte[32], epoch);
        byte[] block = TestPeriodBlock.Minutes(1, 1, 1).ToPayload();
        return new()
        {
            { "topic", "sf1/0000002a/blocks", Claim(Station, block), "topic" },
            { "size", Station.Topic("block"), new byte[4054], "size" },
            { "envelope", Station.Topic("block"), [.. Claim(Station, block), 0], "envelope" },
            { "another station's topic", unknown.Topic("block"), Claim(Station, block), "topic-station" },
            { "unknown station", unknown.Topic("block"), Claim(unknown, block), "station" },
            { "unknown generation", Station.Topic("block"), Claim(other, block), "generation" },
            { "kind", Station.Topic("block"), Claim(Station, [0x14]), "kind" },
            { "kind of another topic", Station.Topic("live"), Claim(Station, block), "topic-kind" },
            { "command as answer", Station.Topic("answer"), Claim(Station, [0x1B]), "topic-kind" },
            { "epoch before the checkpoint", Station.Topic("block"), Claim(Station, block, 4), "epoch-past" },
            { "epoch beyond the jump", Station.Topic("block"), Claim(Station, block, 5 + 4_097), "epoch" },
        };
    }

    /// <summary>A registry without any key: whoever computes an HMAC fails.</summary>
    [Theory]
    [MemberData(nameof(RefusedUnseen))]
    public void What_breaks_a_limit_is_refused_before_any_HMAC(string what, string topic, byte[] message, string reason)
    {
        var verifier = new Verifier(new KeyRegistry([Station.Registered with { Secret = new CheckpointSecret(5, null!, null!) }]));

        Assert.Equal(reason, verifier.Verify(topic, message, 0).Fault.Token());
        Assert.NotEmpty(what);
        Assert.ThrowsAny<Exception>(() => verifier.Verify(Station.Topic("block"), Station.Seal(TestPeriodBlock.Minutes(1, 1, 1).ToPayload(), new byte[32], 5), 0));
    }

    [Fact]
    public void From_a_checkpoint_earlier_epochs_are_out_of_range_and_later_ones_valid()
    {
        var secret = new CheckpointSecret(100, Station.ChainKey(100), Station.CommandKey());
        var verifier = new Verifier(new KeyRegistry([Station.Registered with { Secret = secret }]));

        var early = verifier.Verify(Station.Topic("block"), Station.SealBlock(Block, 99));

        Assert.Equal((Verdict.EpochOutOfRange, Fault.EpochPast), (early.Verdict, early.Fault));
        Assert.True(verifier.Verify(Station.Topic("block"), Station.SealBlock(Block, 100)).IsValid);
        Assert.True(verifier.Verify(Station.Topic("block"), Station.SealBlock(Block, 100 + 4096)).IsValid);
    }

    [Fact]
    public void A_station_whose_arrival_is_not_known_is_revoked_by_any_time()
    {
        var registry = new KeyRegistry([Station.Registered with { Revocation = new Revocation(null, long.MaxValue - 1) }]);

        Assert.Equal(Verdict.Revoked, new Verifier(registry).Verify(Station.Topic("block"), Station.SealBlock(Block)).Verdict);
    }

    /// <summary>Which of the blocks 0 to 3 with their successors in the chain, and the verdict of each.</summary>
    public static TheoryData<string, string[], string[]> Together() => new()
    {
        { "a chain", ["a0", "a1", "a2"], ["valid", "valid", "valid"] },
        { "in reverse", ["a2", "a1", "a0"], ["valid", "valid", "valid"] },
        { "the same again", ["a0", "a1", "a0"], ["valid", "valid", "replayed"] },
        { "with a gap", ["a0", "a2", "a3"], ["valid", "valid", "valid"] },
        { "another content under one number", ["a0", "a1", "b1"], ["valid", "conflict", "conflict"] },
        { "spliced: the end of another chain", ["a0", "a1", "b2"], ["valid", "valid", "out-of-chain"] },
        { "spliced, the later first", ["b2", "a1", "a0"], ["out-of-chain", "valid", "valid"] },
        { "rolled back and gone on", ["a0", "a1", "a2", "b1", "b2"], ["valid", "conflict", "conflict", "conflict", "conflict"] },
    };

    [Theory]
    [MemberData(nameof(Together))]
    public void Messages_beside_each_other_have_their_verdicts_in_any_order(string what, string[] names, string[] verdicts)
    {
        var messages = Chain('a', 1).Concat(Chain('b', 1)).ToDictionary(pair => pair.Name, pair => pair.Message);
        var verifier = new Verifier(Station.Registry);
        var findings = new MessageFindings();
        var judged = names.Select((name, index) =>
        {
            var message = messages[name];
            return findings.Take(index, message.Message, verifier.Verify(message), verifier.Content).Verdict;
        }).ToArray();
        foreach (var (number, judgement) in findings.Finish())
        {
            judged[number] = judgement.Verdict;
        }

        Assert.True(verdicts.SequenceEqual(judged.Select(verdict => verdict.Token())), $"{what}: {string.Join(" ", judged)}");
    }

    [Fact]
    public void A_record_in_conflict_makes_the_blocks_that_hold_it_conflicts()
    {
        var verifier = new Verifier(Station.Registry);
        var findings = new MessageFindings();
        var number = 0;
        foreach (var (_, message) in Chain('a', 10))
        {
            findings.Take(number++, message.Message, verifier.Verify(message), verifier.Content);
        }

        Assert.Equal([(1L, Fault.OtherContent)], findings.Finish(_ => [13]).Select(finding => (finding.Number, finding.Judgement.Fault)));
        Assert.Empty(findings.Finish(_ => [99]));
    }

    [Fact]
    public void A_live_copy_of_a_record_in_conflict_is_in_conflict_too()
    {
        var verifier = new Verifier(Station.Registry);
        var findings = new MessageFindings();
        var live = Station.SealLive(Live);
        findings.Take(1, live, verifier.Verify(Station.Topic("live"), live), verifier.Content);

        Assert.Equal([(1L, Verdict.Conflict)], findings.Finish(_ => [90]).Select(finding => (finding.Number, finding.Judgement.Verdict)));
        Assert.Empty(findings.Finish(_ => [91]));
    }

    [Fact]
    public void Revoked_messages_go_into_quarantine_and_earlier_ones_stay_evidence()
    {
        var revoked = Station.Registered with { Revocation = new Revocation(2, null) };
        using var directory = new TestDirectory();
        var path = directory.File("store.db");
        using (var writer = EvidenceWriter.Open(path, new KeyRegistry([revoked])))
        {
            writer.Write([.. Chain('a', 1).Select(pair => pair.Message)]);
        }

        using var reader = EvidenceReader.Open(path);
        var report = reader.Report();
        Assert.Equal((2, 2, 0), (report.Stored, report.Revoked, report.SealFailures));
        Assert.Equal([("revoked", "revoked-block", 2L)], report.Quarantine.Select(count => (count.Verdict, count.Reason, count.Count)));
    }

    /// <summary>Four chained blocks with as many records as told; chains of other names have other values.</summary>
    private static IEnumerable<(string Name, RawMessage Message)> Chain(char name, int records)
    {
        var script = new StationScript(Station);
        for (var number = 0; number < 4; number++)
        {
            yield return ($"{name}{number}", script.Minutes([.. Enumerable.Repeat((int)name, records)]));
        }
    }
}
