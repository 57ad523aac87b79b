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
        foreach (var values in Times())
        {
            SeriesEncoder.Write(bits, values, ModeOf(series++));
        }

        for (var column = 0; column < Records[0].Cells.Length; column++)
        {
            WriteColumn(bits, [.. Records.Select(record => record.Cells[column])], ref series);
        }

        return bits;
    }

    private void WriteColumn(BitWriter bits, TestCell[] cells, ref int series)
    {
        var normal = cells.All(cell => cell.Code == 0);
        bits.Write(normal ? 0u : 1u, 1);
        var codeMode = ModeOf(series++);
        if (!normal)
        {
            SeriesEncoder.Write(bits, [.. cells.Select(cell => cell.Code)], codeMode);
        }

        List<int> values = [.. cells.Where(cell => cell.Value is not null).Select(cell => cell.Value!.Value)];
        if (values.Count > 0)
        {
            SeriesEncoder.Write(bits, values, ModeOf(series++));
        }
    }

    private IEnumerable<List<int>> Times()
    {
        var pairs = Records.Skip(1).Zip(Records, (later, earlier) => (later, earlier)).ToList();
        yield return [0, .. pairs.Select(pair => (int)(pair.later.Sequence - pair.earlier.Sequence - 1))];
        yield return [0, .. pairs.Select(pair => (int)(pair.later.StartMs - pair.earlier.StartMs - pair.earlier.LengthMs))];
        yield return [.. Records.Select(record => record.LengthMs - (1000 * PeriodSeconds))];
        yield return [.. Records.Select(record => PeriodSeconds - record.ValidSeconds)];
    }
}
