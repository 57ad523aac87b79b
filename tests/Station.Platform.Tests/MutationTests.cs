using System.Diagnostics;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Station.Platform.Verification;
using Station.Platform.Wire;
using Xunit;

namespace Station.Platform.Tests;

/// <summary>A million altered messages, half of them sealed again with the right key so that they reach the decoders.</summary>
public class MutationTests
{
    private const int Inputs = 1_000_000;
    private static readonly TimeSpan LongestVerification = TimeSpan.FromSeconds(1);

    private readonly TestStation station = new();
    private readonly byte[] blockKey;
    private readonly byte[] liveKey;
    private readonly Random random = new(20261123);

    public MutationTests()
    {
        blockKey = station.BlockKey();
        liveKey = station.LiveKey();
    }

    [Fact]
    public void No_altered_message_throws_takes_long_or_is_taken_for_sound_without_its_seal()
    {
        var verifier = new Verifier(station.Registry);
        var payloads = Payloads();
        var sealedMessages = payloads.Select(Seal).ToArray();
        var faults = new HashSet<Fault>();
        var validAgain = 0;
        var slowest = TimeSpan.Zero;
        for (var input = 0; input < Inputs; input++)
        {
            var choice = random.Next(payloads.Length);
            var topic = TopicOf(payloads[choice]);
            var reseal = input % 2 == 0;
            var message = reseal ? Seal(Mutate(payloads[choice])) : Mutate(sealedMessages[choice]);
            var took = TimeToVerify(verifier, topic, message, out var judgement);
            if (took >= LongestVerification)
            {
                // What the machine did meanwhile does not come again; what the message costs does.
                took = TimeToVerify(verifier, topic, message, out _);
            }

            slowest = took > slowest ? took : slowest;
            faults.Add(judgement.Fault);
            validAgain += judgement.IsValid && reseal ? 1 : 0;
            Assert.False(judgement.IsValid && !reseal && !message.AsSpan().SequenceEqual(sealedMessages[choice]), $"input {input}");
        }

        Assert.True(slowest < LongestVerification, $"the slowest took {slowest}");

        // The inputs are worth something only if they reach the rules, and if some still pass.
        Assert.True(faults.Count >= 25, $"only {string.Join(", ", faults)}");
        Assert.InRange(validAgain, 1000, Inputs / 4);
    }

    private static TimeSpan TimeToVerify(Verifier verifier, string topic, byte[] message, out Judgement judgement)
    {
        var began = Stopwatch.GetTimestamp();
        judgement = verifier.Verify(topic, message);
        return Stopwatch.GetElapsedTime(began);
    }

    [Fact]
    public void Altered_messages_that_are_sealed_again_leave_a_store_that_can_be_read()
    {
        using var store = new TestStore(station);
        var payloads = Payloads();
        for (var batch = 0; batch < 20; batch++)
        {
            var messages = Enumerable.Range(0, 500).Select(_ => Mutate(payloads[random.Next(payloads.Length)])).ToArray();
            store.Write([.. messages.Where(payload => payload.Length is > 0 and < 4000).Select(payload =>
                new RawMessage(TopicOf(payload), Seal(payload), 1000))]);
            store.Writer.ComposeReceipt(station.Key);
        }

        var report = store.Report();
        Assert.True(store.Read(reader => reader.ReadRecords(station.Key).Count()) > 0);
        Assert.Equal(report.Expected, report.Stored + report.AdmittedLost + report.Awaited + report.Unexplained.Count);
    }

    private byte[][] Payloads()
    {
        var record = new TestPeriodRecord(9, 60_000, 60_000, 60, [new TestCell(5), new TestCell(null, 4, 2), new TestCell(-7, 1, 1)]);
        return
        [
            .. Enumerable.Range(0, 40).Select(seed => RandomBlocks.Period(seed).ToPayload()).Where(payload => payload.Length < 1500),
            TestEvents.ToPayload(
                new TestHeader { Block = 3, First = 20 },
                (0, 0, 1, TestEvents.Boot()),
                (0, 5, 2, TestEvents.Context(2, columns: 3)),
                (1, 5, 3, TestEvents.Anchor(10, 20, 30)),
                (0, 5, 4, TestEvents.Loss(1, 2, 2)),
                (0, 5, 77, [1, 2, 3])),
            new TestLive(record).ToPayload(),
            new TestLive(record with { Cells = [new TestCell(3)] }).ToPayload(),
            new TestSession { NextBlock = 5, OldestHeld = 2, NextSequence = 40 }.ToPayload(),
        ];
    }

    private string TopicOf(byte[] payload) => station.Topic(payload.Length == 0 ? "block" : payload[0] switch
    {
        0x18 => "live",
        0x19 => "session",
        _ => "block",
    });

    /// <summary>The platform's own sealing, which other tests hold against a second opinion, because it is fast.</summary>
    private byte[] Seal(byte[] payload)
    {
        var isLive = payload.Length > 0 && payload[0] is 0x18 or 0x19;
        return Envelope.Seal(new KeyId(station.Number, station.Generation, 0), payload, isLive ? liveKey : blockKey);
    }

    private byte[] Mutate(byte[] original)
    {
        var bytes = original.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0 when bytes.Count > 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 8), bytes.Count - at));
                    bytes.Add(0);
                    break;
                case 1:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 2:
                    bytes[at] = (byte)(random.Next(2) * 0xFF);
                    break;
                case 3:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 4 when bytes.Count > 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    bytes.Add(1);
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }
}
