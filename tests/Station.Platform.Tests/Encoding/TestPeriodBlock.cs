namespace Station.Platform.Tests.Encoding;

/// <summary>A minute or hour block and its payload.</summary>
internal sealed record TestPeriodBlock(TestHeader Header, int PeriodSeconds, IReadOnlyList<TestPeriodRecord> Records)
{
    /// <summary>Mode of the series with this index.</summary>
    public Func<int, int> ModeOf { get; init; } = _ => 6;

    public byte[] ToPayload()
    {
        var writer = new ByteWriter();
        var header = Header with
        {
            First = Records[0].Sequence,
            Count = Records.Count,
            StartMs = Records[0].StartMs,
        };
        header.Write(writer);
        writer.Varint(PeriodSeconds).Varint(Records[0].Cells.Length);
        return writer.Bytes(ToBits().ToArray()).ToArray();
    }

    /// <summary>Consecutive whole minutes with the given values, one column.</summary>
    public static TestPeriodBlock Minutes(long block, long first, params int[] values) => new(
        new TestHeader { Block = block, Held = 0, Previous = block == 0 ? 0UL : 1UL },
        60,
        [.. values.Select((value, index) =>
            new TestPeriodRecord(first + index, 60_000 * (1 + first + index), 60_000, 60, [new TestCell(value)]))]);

    private BitWriter ToBits()
    {
        var bits = new BitWriter();
        var series = 0;
        foreach (var values in Series().Where(values => values.Count > 0))
        {
            SeriesEncoder.Write(bits, values, ModeOf(series++));
        }

        return bits;
    }

    private IEnumerable<List<int>> Series()
    {
        var pairs = Records.Skip(1).Zip(Records, (later, earlier) => (later, earlier)).ToList();
        yield return [0, .. pairs.Select(pair => (int)(pair.later.Sequence - pair.earlier.Sequence - 1))];
        yield return [0, .. pairs.Select(pair => (int)(pair.later.StartMs - pair.earlier.StartMs - pair.earlier.LengthMs))];
        yield return [.. Records.Select(record => record.LengthMs - (1000 * PeriodSeconds))];
        yield return [.. Records.Select(record => PeriodSeconds - record.ValidSeconds)];
        for (var column = 0; column < Records[0].Cells.Length; column++)
        {
            yield return [.. Records.Select(record => record.Cells[column].Code)];
            yield return [.. Records.Where(record => record.Cells[column].Value is not null).Select(record => record.Cells[column].Value!.Value)];
        }
    }
}
