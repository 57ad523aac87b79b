using Station.Platform.Tests.Encoding;
using Station.Platform.Verification;
using Station.Platform.Wire;
using Xunit;

namespace Station.Platform.Tests;

/// <summary>One message for each rule that a message can break.</summary>
public class InvalidMessageTests
{
    private static readonly TestStation Station = new();
    private static readonly byte[] SoundBlock = TestPeriodBlock.Minutes(0, 0, 1, 2, 3).ToPayload();
    private static readonly TestPeriodRecord Record = new(5, 60_000, 60_000, 60, [new TestCell(7)]);

    private readonly Verifier verifier = new(Station.Registry);

    /// <summary>Name, payload of a block, and the token expected.</summary>
    public static TheoryData<string, byte[], string> Blocks()
    {
        var data = new TheoryData<string, byte[], string>
        {
            { "empty payload", [], "kind" },
            { "unknown kind", [0x14, .. SoundBlock[1..]], "kind" },
            { "unknown version", [0x21, .. SoundBlock[1..]], "kind" },
            { "receipt as block", [0x1A, .. SoundBlock[1..]], "topic-kind" },
            { "live as block", new TestLive(Record).ToPayload(), "topic-kind" },
            { "cut in the header", SoundBlock[..10], "truncated" },
            { "cut in the series", SoundBlock[..^1], "truncated" },
            { "bytes left over", [.. SoundBlock, 0], "trailing-bytes" },
            { "bit left over", [.. SoundBlock[..^1], (byte)(SoundBlock[^1] | 1)], "fill-bits" },
            { "number not in its shortest form", [0x11, 0x81, 0x00, .. SoundBlock[2..]], "number-form" },
            { "number of ten bytes", [0x11, .. Enumerable.Repeat((byte)0xFF, 9), 1, .. SoundBlock[2..]], "number-form" },
            { "boot 0", Minutes(new TestHeader { Boot = 0 }), "boot" },
            { "block number out of range", Minutes(new TestHeader { Block = 1L << 62 }), "number-range" },
            { "older than the oldest block", Minutes(new TestHeader { Block = 1, Held = 2 }), "held" },
            { "block 0 with a predecessor", Minutes(new TestHeader { Previous = 1 }), "previous" },
            { "no records", Raw(count: 0), "count" },
            { "241 records", Raw(count: 241), "count" },
            { "period 0", Raw(period: 0), "period" },
            { "period beyond 32 bits of ms", Raw(period: 2_147_484), "period" },
            { "no columns", Raw(columns: 0), "columns" },
            { "65 columns", Raw(columns: 65), "columns" },
            { "first gap not 0", Raw(gap: 1), "sequence-gap" },
            { "first start gap not 0", Raw(startGap: 1), "start-gap" },
            { "negative length", Raw(length: -60_001), "length" },
            { "negative valid seconds", Raw(shortfall: 61), "valid-seconds" },
            { "absent value with flag N", Raw(quality: 1), "quality" },
            { "absent value with flag N and a reason", Raw(quality: 0x21), "quality" },
            { "negative quality", Raw(quality: -2), "quality" },
            { "quality beyond 12 bits", Raw(quality: 0x1002), "quality" },
            { "sequences going back", TwoRecords(secondGap: -1), "sequence-gap" },
            { "first value not in its shortest form", Bits((1, 4), (3, 6), (1, 3)), "series-form" },
            { "first value of 33 bits", Bits((1, 4), (33, 6)), "series-form" },
            { "run beyond the end", Bits((15, 4), (0, 6), (0, 4), (0, 4), (0b110, 3)), "series-form" },
            { "escape for a small number", Bits((2, 4), (0, 6), (0xFFFFF, 20), (19, 32)), "series-form" },
            { "difference of 2^32", Bits((15, 4), (0, 6), (0, 4), (0, 4), (0, 1), (0xFFFFF, 20), (uint.MaxValue, 32)), "series-form" },
        };
        AddEvents(data);
        return data;
    }

    /// <summary>Name, payload of a live or session message, and the token expected.</summary>
    public static TheoryData<string, byte[], string> LiveAndSession()
    {
        var normal = new TestLive(Record).ToPayload();
        return new TheoryData<string, byte[], string>
        {
            { "live: boot 0", new TestLive(Record) { Boot = 0 }.ToPayload(), "boot" },
            { "live: period 0", new TestLive(Record) { PeriodSeconds = 0 }.ToPayload(), "period" },
            { "live: negative length", new TestLive(Record with { LengthMs = -1 }).ToPayload(), "length" },
            { "live: no columns", new TestLive(Record with { Cells = [] }).ToPayload(), "columns" },
            { "live: 65 columns", new TestLive(Record with { Cells = new TestCell[65] }).ToPayload(), "columns" },
            { "live: unknown form of quality", [.. normal[..^2], 2, normal[^1]], "quality" },
            { "live: long form though all is normal", [.. normal[..^2], 1, 0, 0, normal[^1]], "quality" },
            { "live: absent with flag N", [.. normal[..^2], 1, 0x80, 0], "quality" },
            { "live: fill bits set", [.. normal[..^2], 1, 0x10, 0x01, normal[^1]], "fill-bits" },
            { "live: value beyond 32 bits", [.. normal[..^1], 0xFE, 0xFF, 0xFF, 0xFF, 0x7F], "value-range" },
            { "live: cut", normal[..^1], "truncated" },
            { "live: bytes left over", [.. normal, 0], "trailing-bytes" },
            { "session: boot 0", new TestSession { Boot = 0 }.ToPayload(), "boot" },
            { "session: holds what it has not sealed", new TestSession { NextBlock = 3, OldestHeld = 4 }.ToPayload(), "held" },
            { "session: cut", new TestSession().ToPayload()[..^1], "truncated" },
            { "session: bytes left over", [.. new TestSession().ToPayload(), 0], "trailing-bytes" },
            { "session: text not UTF-8", [.. new TestSession().ToPayload()[..^1], 0xFF], "text" },
        };
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_sealed_block_that_breaks_a_rule_is_named_after_it(string name, byte[] payload, string token)
    {
        var judgement = verifier.Verify(Station.Topic("block"), Station.SealBlock(payload));

        Assert.True(token == judgement.Fault.Token(), $"{name}: {judgement.Fault.Token()}");
        Assert.False(judgement.IsValid);
    }

    [Theory]
    [MemberData(nameof(LiveAndSession))]
    public void A_sealed_live_or_session_message_that_breaks_a_rule_is_named_after_it(string name, byte[] payload, string token)
    {
        var topic = Station.Topic(payload[0] == 0x18 ? "live" : "session");
        var judgement = verifier.Verify(topic, Station.SealLive(payload));

        Assert.True(token == judgement.Fault.Token(), $"{name}: {judgement.Fault.Token()}");
        Assert.Equal(Verdict.Invalid, judgement.Verdict);
    }

    [Fact]
    public void The_sound_messages_that_the_others_are_made_from_are_valid()
    {
        Assert.True(verifier.Verify(Station.Topic("block"), Station.SealBlock(SoundBlock)).IsValid);
        Assert.True(verifier.Verify(Station.Topic("block"), Station.SealBlock(Raw())).IsValid);
        Assert.True(verifier.Verify(Station.Topic("block"), Station.SealBlock(TwoRecords(0))).IsValid);
        Assert.True(verifier.Verify(Station.Topic("live"), Station.SealLive(new TestLive(Record).ToPayload())).IsValid);
        Assert.True(verifier.Verify(Station.Topic("session"), Station.SealLive(new TestSession().ToPayload())).IsValid);
        Assert.True(verifier.Verify(Station.Topic("context"), Station.SealBlock(Events((0, 0, 2, TestEvents.Context(1))))).IsValid);
    }

    [Theory]
    [InlineData("sf1/0000002b/block", Verdict.WrongTopic, "topic-station")]
    [InlineData("sf1/0000002a/live", Verdict.WrongTopic, "topic-kind")]
    [InlineData("sf1/0000002a/context", Verdict.WrongTopic, "topic-kind")]
    [InlineData("sf1/0000002a/receipt", Verdict.WrongTopic, "topic-kind")]
    [InlineData("sf1/0000002A/block", Verdict.WrongTopic, "topic")]
    [InlineData("sf1/2a/block", Verdict.WrongTopic, "topic")]
    [InlineData("sf1/0000002a/block/", Verdict.WrongTopic, "topic")]
    [InlineData("sf1/0000002a/", Verdict.WrongTopic, "topic")]
    [InlineData("sf2/0000002a/block", Verdict.WrongTopic, "topic")]
    [InlineData("", Verdict.WrongTopic, "topic")]
    [InlineData("sf1/0000002a/status", Verdict.Advisory, "none")]
    [InlineData("sf1/0000002a/block", Verdict.Valid, "none")]
    public void A_message_counts_only_on_its_topic(string topic, Verdict verdict, string token)
    {
        var judgement = verifier.Verify(topic, Station.SealBlock(SoundBlock));

        Assert.Equal((verdict, token), (judgement.Verdict, judgement.Fault.Token()));
    }

    [Fact]
    public void Who_is_not_registered_is_refused_by_station_and_by_generation()
    {
        var stranger = new TestStation(0x2B);
        var successor = new TestStation(0x2A, 2);

        var strange = verifier.Verify(stranger.Topic("block"), stranger.SealBlock(SoundBlock));
        var succeeding = verifier.Verify(successor.Topic("block"), successor.SealBlock(SoundBlock));

        Assert.Equal((Verdict.UnknownStation, Fault.Station), (strange.Verdict, strange.Fault));
        Assert.Equal((Verdict.UnknownStation, Fault.Generation), (succeeding.Verdict, succeeding.Fault));
    }

    [Fact]
    public void What_is_too_long_is_refused_by_its_size() =>
        Assert.Equal(Fault.Size, verifier.Verify(Station.Topic("block"), new byte[Envelope.LongestMessage + 1]).Fault);

    private static void AddEvents(TheoryData<string, byte[], string> data)
    {
        data.Add("event: first gap not 0", Events((1, 0, 99, [])), "sequence-gap");
        data.Add("event: first after not 0", Events((0, 1, 99, [])), "start-gap");
        data.Add("event: gap beyond 31 bits", Events((0, 0, 99, []), (1L << 31, 0, 99, [])), "sequence-gap");
        data.Add("event: uptime overflow", Events((0, 0, 99, []), (0, long.MaxValue, 99, [])), "start-gap");
        data.Add("event: body too long", Events((0, 0, 99, new byte[3001])), "event-length");
        data.Add("event: fewer than counted", Events((0, 0, 99, []))[..^3], "truncated");
        data.Add("event: bytes left over", [.. Events((0, 0, 99, [])), 0], "trailing-bytes");
        data.Add("boot: cut", Events((0, 0, 1, TestEvents.Boot()[..^1])), "truncated");
        data.Add("boot: bytes left over", Events((0, 0, 1, [.. TestEvents.Boot(), 0])), "trailing-bytes");
        data.Add("anchor: cut", Events((0, 0, 3, TestEvents.Anchor(1, 2, 3)[..^1])), "truncated");
        data.Add("loss: ends before it begins", Events((0, 0, 4, TestEvents.Loss(5, 4, 1))), "event-body");
        data.Add("context: no columns", Events((0, 0, 2, TestEvents.Context(1, columns: 0))), "columns");
        data.Add("context: 65 columns", Events((0, 0, 2, TestEvents.Context(1, columns: 65))), "columns");
        data.Add("context: 33 sensors", Events((0, 0, 2, TestEvents.Context(1, sensors: 33))), "event-body");
        data.Add("context: maintenance 2", Events((0, 0, 2, TestEvents.Context(1, maintenance: 2))), "event-body");
        data.Add("context: text of 97 bytes", Events((0, 0, 2, TestEvents.Context(1, site: new string('x', 97)))), "text");
    }

    private static byte[] Events(params (long Gap, long After, int Type, byte[] Body)[] events) =>
        TestEvents.ToPayload(new TestHeader(), events);

    private static byte[] Minutes(TestHeader header) => (TestPeriodBlock.Minutes(0, 0, 1) with { Header = header }).ToPayload();

    /// <summary>A block of one record and one column, number by number.</summary>
    private static byte[] Raw(
        int count = 1, int period = 60, int columns = 1, int gap = 0, int startGap = 0, int length = 0, int shortfall = 0, int quality = 0)
    {
        var bits = new BitWriter();
        foreach (var value in new[] { gap, startGap, length, shortfall })
        {
            SeriesEncoder.Write(bits, [value], 6);
        }

        bits.Write(1, 1);
        SeriesEncoder.Write(bits, [quality], 6);
        SeriesEncoder.Write(bits, [42], 6);
        return Assemble(count, period, columns, bits);
    }

    private static byte[] TwoRecords(int secondGap)
    {
        var bits = new BitWriter();
        SeriesEncoder.Write(bits, [0, secondGap], 6);
        for (var series = 0; series < 3; series++)
        {
            SeriesEncoder.Write(bits, [0, 0], 0);
        }

        bits.Write(0, 1);
        SeriesEncoder.Write(bits, [0, 0], 0);

        return Assemble(2, 60, 1, bits);
    }

    /// <summary>A block of two records whose first series is these bits.</summary>
    private static byte[] Bits(params (uint Value, int Count)[] pieces)
    {
        var bits = new BitWriter();
        foreach (var (value, count) in pieces)
        {
            bits.Write(value, count);
        }

        for (var filler = 0; filler < 10; filler++)
        {
            bits.Write(0, 32);
        }

        return Assemble(2, 60, 1, bits);
    }

    private static byte[] Assemble(int count, int period, int columns, BitWriter bits)
    {
        var writer = new ByteWriter();
        new TestHeader { Count = count }.Write(writer);
        return writer.Varint(period).Varint(columns).Bytes(bits.ToArray()).ToArray();
    }
}
