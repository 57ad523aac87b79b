using Station.Platform.Tests.Encoding;

namespace Station.Platform.Tests;

/// <summary>Blocks with everything that the format allows, drawn from a seed.</summary>
internal static class RandomBlocks
{
    public static TestPeriodBlock Period(int seed)
    {
        var random = new Random(seed);
        var periodSeconds = random.Next(2) == 0 ? 60 : 3600;
        var columns = random.Next(1, 65);
        var block = random.NextInt64(0, 1L << random.Next(1, 50));
        var records = new List<TestPeriodRecord>();
        var sequence = random.NextInt64(1L << 40);
        var startMs = random.NextInt64(1L << 40);
        for (var count = random.Next(1, Math.Min(240, 2000 / columns) + 1); count > 0; count--)
        {
            var lengthMs = random.Next(4) > 0 ? periodSeconds * 1000 : random.Next(0, 10_000_000);
            var validSeconds = random.Next(4) > 0 ? periodSeconds : random.Next(0, 5000);
            records.Add(new TestPeriodRecord(sequence, startMs, lengthMs, validSeconds, Cells(random, columns)));
            sequence += random.Next(5) > 0 ? 1 : random.Next(1, 1_000_000);
            startMs += lengthMs + (random.Next(5) > 0 ? 0 : random.Next(0, 100_000_000));
        }

        var header = new TestHeader
        {
            Kind = periodSeconds == 60 ? 0x11 : 0x12,
            Boot = random.NextInt64(1, 1L << 40),
            Nonce = (uint)random.NextInt64(1L << 32),
            Context = random.NextInt64(1L << 20),
            Block = block,
            Held = random.NextInt64(block + 1),
            Previous = block == 0 ? 0 : (ulong)random.NextInt64(),
        };
        var modes = Enumerable.Range(0, 200).Select(_ => random.Next(16)).ToArray();
        return new TestPeriodBlock(header, periodSeconds, records) { ModeOf = series => modes[series] };
    }

    public static TestCell Cell(Random random) => random.Next(8) switch
    {
        0 => new TestCell(null, random.Next(1, 8), random.Next(256)),
        1 => new TestCell(int.MinValue + random.Next(2), random.Next(8), random.Next(256)),
        2 => new TestCell(int.MaxValue - random.Next(2)),
        3 => new TestCell(random.Next(int.MinValue, int.MaxValue)),
        _ => new TestCell(random.Next(-50, 50)),
    };

    private static TestCell[] Cells(Random random, int columns) => [.. Enumerable.Range(0, columns).Select(_ => Cell(random))];
}
