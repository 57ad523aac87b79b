using System.Diagnostics;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Station.Platform.Verification;
using Station.Platform.Wire;
using Xunit;

namespace Station.Platform.Tests.Fuzzing;

/// <summary>Altered messages, and altered payloads that are sealed again with the right key so that they reach the decoders.</summary>
public class MessageFuzzTests
{
    private const int Epoch = 5;

    private static readonly TimeSpan LongestVerification = TimeSpan.FromSeconds(1);

    private readonly TestStation station = new();
    private readonly TestStation successor = new(0x2A, 2);
    private readonly byte[] blockKey;
    private readonly byte[] liveKey;
    private readonly Mutator mutator = new(20261123);
    private readonly byte[][] payloads;

    public MessageFuzzTests()
    {
        blockKey = station.BlockKey(Epoch);
        liveKey = station.LiveKey(Epoch);
        payloads = Payloads();
    }

    [Fact]
    public void No_altered_message_throws_takes_long_or_is_taken_for_sound()
    {
        var verifier = CreateVerifier();
        var messages = payloads.Select(Seal).ToArray();
        var coverage = new DecoderCoverage();
        for (var input = 0; input < FuzzScale.Inputs; input++)
        {
            var choice = Pick();
            var message = input % 2 == 0 ? mutator.Change(messages[choice], messages[Pick()]) : mutator.ChangeInPlace(messages[choice]);
            var topic = mutator.Random.Next(8) == 0 ? ChangedTopic() : TopicOf(payloads[choice]);
            var judgement = Verify(verifier, topic, message);
            coverage.Count(judgement, verifier.Content);
            Assert.False(judgement.IsValid && !messages.Any(original => original.AsSpan().SequenceEqual(message)), $"input {input}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{FuzzScale.Inputs} altered messages\n{coverage}");
        Assert.Superset(
            new HashSet<Fault> { Fault.Size, Fault.Topic, Fault.Envelope, Fault.TopicStation, Fault.Generation, Fault.Epoch, Fault.EpochPast, Fault.Seal },
            Enum.GetValues<Fault>().Except(coverage.NeverBroken).ToHashSet());
    }

    [Fact]
    public void No_altered_payload_that_is_sealed_again_throws_takes_long_or_breaks_a_rule_and_is_accepted()
    {
        var verifier = CreateVerifier();
        var coverage = new DecoderCoverage();
        for (var input = 0; input < FuzzScale.Inputs; input++)
        {
            var payload = mutator.Change(payloads[Pick()], payloads[Pick()]);
            if (payload.Length > Envelope.LongestPayload)
            {
                continue;
            }

            var judgement = Verify(verifier, TopicOf(payload), Seal(payload));
            coverage.Count(judgement, verifier.Content);
            Assert.True(judgement.Verdict is Verdict.Valid or Verdict.Invalid or Verdict.Revoked || judgement.Fault is Fault.Kind or Fault.TopicKind, $"input {input}: {judgement}");
            if (judgement.IsValid)
            {
                AcceptedContent.AssertSound(verifier.Content);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{FuzzScale.Inputs} altered payloads, sealed again\n{coverage}");

        // The inputs are worth something only if they reach the rules, and if some of each kind still pass.
        Assert.Equal(
            [Fault.Size, Fault.Topic, Fault.Envelope, Fault.TopicStation, Fault.Station, Fault.Generation, Fault.Epoch, Fault.EpochPast, Fault.Seal, Fault.SealOtherUse, Fault.SealOtherEpoch, Fault.SealOtherGeneration],
            coverage.NeverBroken);
        Assert.Superset(
            new HashSet<string>
            {
                "MinuteBlock", "HourBlock", "EventBlock", "Live", "Session", "BootEvent", "ContextEvent", "AnchorEvent", "LossEvent",
                "DayLevelsEvent", "CalibrationEvent", "AlarmEvent", "SettingsEvent", "StatusEvent", "other event", "Answer",
            },
            coverage.Accepted.ToHashSet());
    }

    [Fact]
    public void Altered_messages_that_are_sealed_again_leave_a_store_that_can_be_read()
    {
        using var store = new TestStore(station);
        for (var batch = 0; batch < 20; batch++)
        {
            var messages = Enumerable.Range(0, 500).Select(_ => mutator.Change(payloads[Pick()], payloads[Pick()])).ToArray();
            store.Write([.. messages.Where(payload => payload.Length is > 0 and < 4000).Select(payload =>
                new RawMessage(TopicOf(payload), Seal(payload), 1000))]);
            store.Writer.ComposeReceipt(station.Key);
        }

        var report = store.Report();
        Assert.True(store.Read(reader => reader.ReadRecords(station.Key).Count()) > 0);
        Assert.Equal(report.Expected, report.Stored + report.AdmittedLost + report.Awaited + report.Unexplained.Count);
    }

    /// <summary>A registry with a checkpoint, so that epochs can lie before it, and a generation that is revoked from a block on.</summary>
    private Verifier CreateVerifier()
    {
        var checkpoint = new CheckpointSecret(1, station.ChainKey(1), station.CommandKey());
        return new Verifier(new KeyRegistry(
        [
            station.Registered with { Secret = checkpoint, Revocation = new Revocation(1L << 40, null) },
            successor.Registered,
        ]));
    }

    /// <summary>Verifies, and holds it to its time. What the machine did meanwhile does not come again; what the message costs does.</summary>
    private static Judgement Verify(Verifier verifier, string topic, byte[] message)
    {
        var judgement = default(Judgement);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var began = Stopwatch.GetTimestamp();
            judgement = verifier.Verify(topic, message, 1000);
            if (Stopwatch.GetElapsedTime(began) < LongestVerification)
            {
                return judgement;
            }
        }

        Assert.Fail($"{judgement} took longer than {LongestVerification}");
        return judgement;
    }

    private int Pick() => mutator.Random.Next(payloads.Length);

    private byte[][] Payloads()
    {
        var record = new TestPeriodRecord(9, 60_000, 60_000, 60, [new TestCell(5), new TestCell(null, 4, 2), new TestCell(-7, 1, 1)]);
        var hours = TestPeriodBlock.Minutes(4, 30, 1, 2);
        return
        [
            .. Enumerable.Range(0, 40).Select(seed => RandomBlocks.Period(seed).ToPayload()).Where(payload => payload.Length < 1500),
            (hours with { Header = hours.Header with { Kind = 0x12 } }).ToPayload(),
            TestPeriodBlock.Minutes(0, 0, 1, 2, 3).ToPayload(),
            TestPeriodBlock.Minutes(1L << 40, 0, 1).ToPayload(),
            TestEvents.ToPayload(
                new TestHeader { Block = 3, First = 20 },
                (0, 0, 1, TestEvents.Boot()),
                (0, 5, 2, TestEvents.Context(2, columns: 3)),
                (1, 5, 3, TestEvents.Anchor(10, 20, 30)),
                (0, 5, 4, TestEvents.Loss(1, 2, 2)),
                (0, 5, 77, [1, 2, 3])),
            TestEvents.ToPayload(
                new TestHeader { Block = 5, First = 40 },
                (0, 0, 5, new ByteWriter().Varint(20_000).Varint(1).Varint(0).Varint(960).Zigzag(523).Varint(480).Zigzag(431).Zigzag(-540).ToArray()),
                (0, 0, 6, new ByteWriter().Varint(0).Zigzag(-5).Varint(1_000_000).Varint(20_000).Text("Li").Varint(3).ToArray()),
                (0, 0, 7, new ByteWriter().Text("flood").Varint(0).Byte(1).Zigzag(1_500).ToArray())),
            TestEvents.ToPayload(
                new TestHeader { Block = 7, First = 60 },
                (0, 0, 8, new ByteWriter().Byte(1).Varint(17).Varint(0).ToArray()),
                (0, 0, 9, new ByteWriter().Varint(3).Varint(4).Varint(200).Varint(70_000).ToArray())),
            TestEvents.ToPayload(new TestHeader { Block = 6, First = 50 }, (0, 0, 77, new byte[3000]), (0, 0, 78, new byte[940])),
            new TestLive(record).ToPayload(),
            new TestLive(record with { Cells = [new TestCell(3)] }).ToPayload(),
            new TestSession { NextBlock = 5, OldestHeld = 2, NextSequence = 40 }.ToPayload(),
            new TestAnswer(77, 10) { Body = [0, 9] }.ToPayload(),
        ];
    }

    private string TopicOf(byte[] payload) => station.Topic(payload.Length == 0 ? "block" : payload[0] switch
    {
        0x18 => "live",
        0x19 => "session",
        0x1C => "answer",
        _ => "block",
    });

    private string ChangedTopic() =>
        System.Text.Encoding.Latin1.GetString(mutator.Change("sf1/0000002a/block"u8, "sf1/0000002b/live/receipt"u8));

    /// <summary>The platform's own sealing, which other tests hold against a second opinion, because it is fast.</summary>
    private byte[] Seal(byte[] payload)
    {
        var isLive = payload.Length > 0 && payload[0] is 0x18 or 0x19 or 0x1C;
        return Envelope.Seal(new KeyId(station.Number, station.Generation, Epoch), payload, isLive ? liveKey : blockKey);
    }
}
