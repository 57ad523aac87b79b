using Station.Platform.Tests.Encoding;

namespace Station.Platform.Tests.Vectors;

/// <summary>Minute and hour blocks in every mode of a series, live records and sessions.</summary>
internal static class PeriodVectors
{
    private static readonly TestStation Station = new();

    public static IEnumerable<VectorFile> Files()
    {
        yield return File("minute", "Blocks of minute records, in every mode of a series.", [.. Minutes()]);
        yield return File("hour", "Blocks of hour records.", Hours());
        yield return File("live", "Live records.", [.. Lives()]);
        yield return File("session", "Sessions.", Sessions());
    }

    private static VectorFile File(string name, string description, params Vector[] vectors) =>
        new(name, description, [new VectorStation(Station)], vectors);

    private static IEnumerable<Vector> Minutes()
    {
        yield return Block("one record", TestPeriodBlock.Minutes(0, 0, 42));
        yield return Block("three records", TestPeriodBlock.Minutes(7, 70, 355, 350, 361));
        for (var mode = 0; mode <= 15; mode++)
        {
            var (series, chosen) = (mode == 0 ? new int[8] : mode == 1 ? [.. Enumerable.Repeat(-5, 8)] : new[] { 100, 100, 100, 101, 99, 99, 130, 100 }, mode);
            yield return Block($"mode {mode}", TestPeriodBlock.Minutes(1, 10, series) with { ModeOf = _ => chosen });
        }

        yield return Block("escape, steps over the whole range", TestPeriodBlock.Minutes(1, 10, 0, int.MaxValue, int.MinValue, 0, -1) with { ModeOf = _ => 2 });
        yield return Block("escape in a series of runs", TestPeriodBlock.Minutes(1, 10, 0, 0, int.MaxValue, int.MaxValue, 0) with { ModeOf = _ => 15 });
        yield return Block("absent values, flags and reasons", WithQuality());
        yield return Block("gaps in sequence and time, other lengths", WithGaps());
        yield return Block("largest numbers in the header", TestPeriodBlock.Minutes(0, 0, 1) with
        {
            Header = new TestHeader { Boot = long.MaxValue, Nonce = uint.MaxValue, Context = long.MaxValue, Block = (1L << 62) - 1, Held = (1L << 62) - 1, Previous = ulong.MaxValue },
        });
        yield return Block("240 records of two columns", Longest());
    }

    private static Vector[] Hours() =>
    [
        Block("two hours", new TestPeriodBlock(
            new TestHeader { Kind = 0x12, Block = 9, Held = 4, Previous = 0x0123456789ABCDEF },
            3600,
            [
                new TestPeriodRecord(120, 3_600_000, 3_600_000, 3590, [new TestCell(355), new TestCell(60)]),
                new TestPeriodRecord(181, 7_200_000, 3_600_000, 3600, [new TestCell(361), new TestCell(58, 4, 6)]),
            ])),
    ];

    private static IEnumerable<Vector> Lives()
    {
        var record = new TestPeriodRecord(90, 60_000, 60_000, 60, [new TestCell(355), new TestCell(-12)]);
        yield return Live("time not known", new TestLive(record) { NextBlock = 9 });
        yield return Live("time known", new TestLive(record) { NextBlock = 9, UtcMs = 1_796_083_200_000 });
        yield return Live("flags, reasons, an absent value", new TestLive(record with
        {
            LengthMs = 42_500,
            ValidSeconds = 41,
            Cells = [new TestCell(null, 4, 2), new TestCell(17, 5, 9), new TestCell(int.MinValue)],
        }));
        yield return Live("64 columns", new TestLive(record with { Cells = [.. Enumerable.Range(0, 64).Select(column => new TestCell(column * 1000))] }));
    }

    private static Vector[] Sessions() =>
    [
        Session("first session of a station", new TestSession()),
        Session("later session", new TestSession { Boot = 300, Session = 0xFFEEDDCCBBAA9988, UptimeMs = 86_400_000, NextBlock = 4000, OldestHeld = 3500, NextSequence = 250_000 }),
    ];

    private static Vector Block(string name, TestPeriodBlock block) => Vector.Sealed(name, Station, "block", block.ToPayload());

    private static Vector Live(string name, TestLive live) => Vector.Sealed(name, Station, "live", live.ToPayload(), "live");

    private static Vector Session(string name, TestSession session) => Vector.Sealed(name, Station, "session", session.ToPayload(), "live");

    private static TestPeriodBlock WithQuality() => new(
        new TestHeader { Block = 3 },
        60,
        [
            new TestPeriodRecord(30, 60_000, 60_000, 60, [new TestCell(355), new TestCell(null, 4, 2), new TestCell(null, 2, 8)]),
            new TestPeriodRecord(31, 120_000, 60_000, 47, [new TestCell(362, 5, 9), new TestCell(7), new TestCell(null, 2, 8)]),
            new TestPeriodRecord(32, 180_000, 60_000, 60, [new TestCell(360), new TestCell(null, 7, 255), new TestCell(null, 2, 8)]),
        ]);

    private static TestPeriodBlock WithGaps() => new(
        new TestHeader { Block = 4, Context = 2 },
        60,
        [
            new TestPeriodRecord(40, 61_234, 42_766, 42, [new TestCell(1)]),
            new TestPeriodRecord(42, 104_000, 60_000, 60, [new TestCell(2)]),
            new TestPeriodRecord(1_000_042, 3_704_000, 61_500, 61, [new TestCell(3)]),
            new TestPeriodRecord(1_000_043, 3_700_000, 60_000, 0, [new TestCell(4)]),
        ]);

    private static TestPeriodBlock Longest() => new(
        new TestHeader { Block = 5 },
        60,
        [
            .. Enumerable.Range(0, 240).Select(index => new TestPeriodRecord(
                1000 + index, 60_000L * (index + 1), 60_000, 60, [new TestCell(350 + (index * index % 17)), new TestCell(index / 40)])),
        ])
    {
        ModeOf = series => series == 7 ? 15 : 6,
    };
}
