using System.Buffers.Binary;
using Station.Platform.Commands;
using Station.Platform.Keys;
using Station.Platform.Reception;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Station.Platform.Wire;
using Xunit;

namespace Station.Platform.Tests;

/// <summary>The receiver's time hints, with the station's part played by the test.</summary>
public sealed class TimeHintsTests : IDisposable
{
    private const int SessionOffset = 1;

    private readonly TestStation station = new();
    private readonly TestStore store;
    private readonly ManualClock clock = new();
    private readonly TimeHints hints;
    private long sequence;

    public TimeHintsTests()
    {
        store = new TestStore(station);
        hints = new TimeHints(clock);
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_station_that_says_that_it_does_not_know_the_time_is_asked_for_a_nonce_and_told_it()
    {
        Hear(Live(utcMs: 0));

        var first = TakeOnly();
        Assert.Equal((0UL, 1L, ""), (first.Session, first.Counter, Convert.ToHexString(first.Arguments)));
        Hear(Answer(first, CommandOutcome.StaleSession, counter: 40));
        var question = TakeOnly();
        Assert.Equal((0x5E55UL, 41L, first.Id, ""), (question.Session, question.Counter, question.Id, Convert.ToHexString(question.Arguments)));

        clock.Advance(TimeSpan.FromSeconds(2));
        Hear(Answer(question, CommandOutcome.Done, counter: 41, body: [1, 2, 3, 4, 5, 6, 7, 8]));
        var hint = TakeOnly();
        Assert.Equal(42, hint.Counter);
        Assert.NotEqual(question.Id, hint.Id);
        Assert.Equal(
            Convert.ToHexString([1, 2, 3, 4, 5, 6, 7, 8, .. new ByteWriter().Varint(clock.GetUtcNow().ToUnixTimeMilliseconds()).ToArray()]),
            Convert.ToHexString(hint.Arguments));

        Assert.Equal(CommandOutcome.Done, Hear(Answer(hint, CommandOutcome.Done, counter: 42, body: [0x84, 0x08]))!.Outcome);
        Assert.Empty(hints.TakeDue());
        Assert.Null(hints.UntilNext());
    }

    [Fact]
    public void Who_knows_the_time_repeats_itself_or_only_claims_something_unsealed_is_told_nothing()
    {
        RawMessage unsure = Live(utcMs: 0);
        store.Write(unsure);

        Hear(Live(utcMs: 1_796_083_200_000));
        Hear(unsure);
        Hear(new RawMessage(station.Topic("status"), "{\"state\":\"online\",\"timeResolved\":false}"u8.ToArray(), 1_000));
        Hear(new RawMessage(station.Topic("live"), new TestStation(0x2B).SealLive([0x18]), 1_000));

        Assert.Empty(hints.TakeDue());
    }

    [Fact]
    public void Somebody_elses_answers_are_not_taken_for_ones_own()
    {
        Hear(Live(utcMs: 0));
        var first = TakeOnly();

        Hear(station.Answer(new TestAnswer(first.Id + 1, 0).ToPayload()));

        Assert.Empty(hints.TakeDue());
    }

    [Fact]
    public void Without_an_answer_the_same_message_goes_out_again_every_five_seconds_for_a_minute()
    {
        Hear(Live(utcMs: 0));
        var ids = new List<ulong>();
        for (var second = 0; second < 120; second++)
        {
            ids.AddRange(hints.TakeDue().Select(due => Command.Open(station, due.Message).Id));
            Assert.True(hints.UntilNext() is null || hints.UntilNext() <= TimeSpan.FromSeconds(5));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(12, ids.Count);
        Assert.Single(ids.Distinct());
        Assert.Null(hints.UntilNext());
    }

    [Fact]
    public void A_station_that_never_answers_costs_ever_less()
    {
        var sent = new int[24];
        for (var second = 0; second < 24 * 3_600; second++)
        {
            if (second % 60 == 0)
            {
                Hear(Live(utcMs: 0));
            }

            sent[second / 3_600] += hints.TakeDue().Count;
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(sent[0], 4 * 12, 6 * 12);
        Assert.All(sent.Skip(3), hour => Assert.InRange(hour, 0, 12));
        Assert.InRange(sent.Sum(), 24 * 10, 24 * 16);
    }

    [Fact]
    public void What_was_done_is_done_again_after_a_minute_if_the_station_says_so_and_who_knows_the_time_begins_anew()
    {
        Hear(Live(utcMs: 0));
        Assert.Equal(CommandOutcome.TimeIsKnown, Hear(Answer(TakeOnly(), CommandOutcome.TimeIsKnown, counter: 2))!.Outcome);
        Hear(Live(utcMs: 0));
        Assert.Empty(hints.TakeDue());

        clock.Advance(TimeSpan.FromMinutes(1));
        Hear(Live(utcMs: 0));
        Assert.Equal(CommandOutcome.Busy, Hear(Answer(TakeOnly(), CommandOutcome.Busy, counter: 2))!.Outcome);
        Hear(Live(utcMs: 1_796_083_200_000));
        Hear(Live(utcMs: 0));
        Assert.Single(hints.TakeDue());
    }

    [Fact]
    public void No_more_than_64_stations_are_told_at_a_time_and_the_others_when_they_say_it_again()
    {
        TestStation[] many = [.. Enumerable.Range(0, 100).Select(number => new TestStation((uint)number + 1))];
        var registry = new KeyRegistry(many.Select(one => one.Registered));
        using var directory = new TestDirectory();
        using var writer = EvidenceWriter.Open(directory.File("many.db"), registry);
        void HearAll()
        {
            RawMessage[] messages = [.. many.Select(one => one.Live(LivePayload(utcMs: 0)))];
            sequence++;
            var outcomes = writer.Write(messages);
            for (var index = 0; index < messages.Length; index++)
            {
                hints.Take(messages[index], outcomes[index], registry);
            }
        }

        HearAll();
        Assert.Equal(64, hints.TakeDue().Count);
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(hints.TakeDue());
        HearAll();
        Assert.Equal(many.Skip(64).Select(one => one.Topic("command")), hints.TakeDue().Select(due => due.Topic).Order());
    }

    private CommandAnswer? Hear(RawMessage message) => hints.Take(message, store.Write(message)[0], station.Registry);

    private RawMessage Live(long utcMs)
    {
        sequence++;
        return station.Live(LivePayload(utcMs));
    }

    private byte[] LivePayload(long utcMs) =>
        new TestLive(new TestPeriodRecord(sequence, 60_000 * sequence, 60_000, 60, [new TestCell(1)])) { NextBlock = 1, UtcMs = utcMs }.ToPayload();

    private RawMessage Answer(Command command, CommandOutcome outcome, long counter, byte[]? body = null) =>
        station.Answer(new TestAnswer(command.Id, (int)outcome) { Counter = counter, Body = body ?? [] }.ToPayload());

    private Command TakeOnly()
    {
        var (topic, message) = Assert.Single(hints.TakeDue());
        Assert.Equal(station.Topic("command"), topic);
        return Command.Open(station, message);
    }

    /// <summary>A time-hint command as the station reads it.</summary>
    private sealed record Command(ulong Session, long Counter, ulong Id, byte[] Arguments)
    {
        public static Command Open(TestStation station, byte[] message)
        {
            Assert.True(Envelope.TryParse(message, out var envelope));
            Assert.True(envelope.Verify(station.CommandKey()));
            var payload = envelope.Payload;
            Assert.Equal(0x1B, payload[0]);
            var position = SessionOffset + 8;
            var counter = ReadVarint(payload, ref position);
            ReadVarint(payload, ref position);
            var id = BinaryPrimitives.ReadUInt64BigEndian(payload[position..]);
            Assert.Equal((byte)CommandCode.TimeHint, payload[position + 8]);
            return new Command(BinaryPrimitives.ReadUInt64BigEndian(payload[SessionOffset..]), counter, id, payload[(position + 9)..].ToArray());
        }

        private static long ReadVarint(ReadOnlySpan<byte> bytes, ref int position)
        {
            long value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var group = bytes[position++];
                value |= (long)(group & 0x7F) << shift;
                if (group < 0x80)
                {
                    return value;
                }
            }
        }
    }
}
