using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;

namespace Station.Platform.Tests;

/// <summary>Writes a station's chained messages one after the other, as the station would.</summary>
internal sealed class StationScript(TestStation station)
{
    private ulong previous;

    public long NextBlock { get; private set; }

    public long NextSequence { get; private set; }

    public long Boot { get; set; } = 1;

    /// <summary>The context in force.</summary>
    public long Context { get; set; } = 1;

    /// <summary>How many blocks the station holds; all of them unless told otherwise.</summary>
    public long Held { get; set; } = long.MaxValue;

    /// <summary>Takes sequences that a block made later will bring, or none.</summary>
    public long Skip(int count)
    {
        NextSequence += count;
        return NextSequence - count;
    }

    public RawMessage Minutes(params int[] values) => MinutesAt(Skip(values.Length), values);

    public RawMessage MinutesAt(long first, params int[] values) => Seal(TestPeriodBlock.Minutes(NextBlock, first, values));

    public RawMessage HoursAt(long first, params int[] values)
    {
        var block = TestPeriodBlock.Minutes(NextBlock, first, values);
        var records = block.Records.Select(record => record with { LengthMs = 3_600_000, ValidSeconds = 3600, StartMs = record.Sequence * 3_600_000 });
        return Seal(new TestPeriodBlock(block.Header with { Kind = 0x12 }, 3600, [.. records]));
    }

    public RawMessage Events(params (int Type, byte[] Body)[] events)
    {
        var payload = TestEvents.ToPayload(
            Header() with { First = Skip(events.Length), StartMs = 100 },
            [.. events.Select(item => (0L, 0L, item.Type, item.Body))]);
        return Chained(payload);
    }

    public RawMessage Seal(TestPeriodBlock block) => Chained((block with { Header = Header() with { Kind = block.Header.Kind } }).ToPayload());

    /// <summary>A live copy of a minute as <see cref="TestPeriodBlock.Minutes"/> makes it.</summary>
    public RawMessage Live(long sequence, int value) => station.Live(new TestLive(
        new TestPeriodRecord(sequence, 60_000 * (1 + sequence), 60_000, 60, [new TestCell(value)])) { NextBlock = NextBlock, Boot = Boot }.ToPayload());

    public RawMessage Session(ulong session, long uptimeMs = 1000, long oldestHeld = 0) => station.Session(new TestSession
    {
        Boot = Boot,
        Session = session,
        UptimeMs = uptimeMs,
        NextBlock = NextBlock,
        OldestHeld = oldestHeld,
        NextSequence = NextSequence,
    }.ToPayload());

    private TestHeader Header() => new() { Block = NextBlock, Held = Math.Min(Held, NextBlock), Previous = previous, Boot = Boot, Context = Context };

    private RawMessage Chained(byte[] payload)
    {
        var message = station.Block(payload);
        previous = TestStation.TagStart(message.Message);
        NextBlock++;
        return message;
    }
}
