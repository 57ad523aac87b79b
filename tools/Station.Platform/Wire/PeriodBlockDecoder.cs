namespace Station.Platform.Wire;

/// <summary>Payload of a minute or hour block to records. One instance serves one thread.</summary>
internal sealed class PeriodBlockDecoder
{
    /// <summary>The longest nominal period whose milliseconds still fit the 32 bits of a series.</summary>
    private const int LongestPeriodSeconds = int.MaxValue / 1000;

    private readonly int[] series = new int[BlockHeader.MostRecords];

    public Fault Decode(ReadOnlySpan<byte> payload, PeriodBlock block)
    {
        var reader = new ByteReader(payload);
        block.Header = BlockHeader.Read(ref reader);
        block.PeriodSeconds = (int)reader.ReadVarint(1, LongestPeriodSeconds, Fault.Period);
        block.ColumnCount = (int)reader.ReadVarint(1, PeriodBlock.MostColumns, Fault.Columns);
        if (reader.Failed)
        {
            return reader.Fault;
        }

        var bits = new BitReader(reader.Rest);
        DecodeTimes(ref bits, block);
        for (var column = 0; column < block.ColumnCount && !bits.Failed; column++)
        {
            DecodeColumn(ref bits, block, column);
        }

        bits.ExpectEnd();
        return bits.Fault;
    }

    private void DecodeTimes(ref BitReader bits, PeriodBlock block)
    {
        var count = block.Count;
        var numbers = series.AsSpan(0, count);
        SeriesDecoder.Decode(ref bits, numbers);
        SetSequences(ref bits, numbers, block);

        // Starts depend on the lengths, which come after the gaps: keep the gaps until both are known.
        SeriesDecoder.Decode(ref bits, numbers);
        SeriesDecoder.Decode(ref bits, block.LengthsMs.AsSpan(0, count));
        SetStarts(ref bits, numbers, block);

        SeriesDecoder.Decode(ref bits, numbers);
        SetValidSeconds(ref bits, numbers, block);
    }

    private static void SetSequences(ref BitReader bits, ReadOnlySpan<int> gaps, PeriodBlock block)
    {
        var sequence = block.Header.FirstSequence - 1;
        if (gaps[0] != 0)
        {
            bits.Fail(Fault.SequenceGap);
        }

        for (var record = 0; record < gaps.Length; record++)
        {
            // The first number has its limit and gaps have 31 bits: this cannot overflow.
            sequence += gaps[record] + 1L;
            if (gaps[record] < 0)
            {
                bits.Fail(Fault.SequenceGap);
                return;
            }

            block.SequenceNumbers[record] = sequence;
        }
    }

    private static void SetStarts(ref BitReader bits, ReadOnlySpan<int> gapsMs, PeriodBlock block)
    {
        var nominalMs = block.PeriodSeconds * 1000L;
        var endMs = block.Header.StartMs;
        if (gapsMs[0] != 0)
        {
            bits.Fail(Fault.StartGap);
        }

        for (var record = 0; record < gapsMs.Length; record++)
        {
            var startMs = unchecked(endMs + gapsMs[record]);
            var lengthMs = nominalMs + block.LengthsMs[record];
            if (startMs < 0)
            {
                bits.Fail(Fault.StartGap);
                return;
            }

            if (lengthMs is < 0 or > int.MaxValue)
            {
                bits.Fail(Fault.Length);
                return;
            }

            block.StartsMs[record] = startMs;
            block.LengthsMs[record] = (int)lengthMs;
            endMs = unchecked(startMs + lengthMs);
        }
    }

    private static void SetValidSeconds(ref BitReader bits, ReadOnlySpan<int> shortfalls, PeriodBlock block)
    {
        for (var record = 0; record < shortfalls.Length; record++)
        {
            var validSeconds = (long)block.PeriodSeconds - shortfalls[record];
            if (validSeconds is < 0 or > int.MaxValue)
            {
                bits.Fail(Fault.ValidSeconds);
                return;
            }

            block.ValidSeconds[record] = (int)validSeconds;
        }
    }

    private void DecodeColumn(ref BitReader bits, PeriodBlock block, int column)
    {
        var qualities = block.QualityCodes.AsSpan(column * block.Count, block.Count);
        var values = block.ValueNumbers.AsSpan(column * block.Count, block.Count);
        if (bits.Read(1) == 0)
        {
            qualities.Clear();
            SeriesDecoder.Decode(ref bits, values);
            return;
        }

        SeriesDecoder.Decode(ref bits, qualities);
        var present = CountPresent(ref bits, qualities);
        if (present == values.Length)
        {
            SeriesDecoder.Decode(ref bits, values);
            return;
        }

        var numbers = series.AsSpan(0, present);
        if (present > 0)
        {
            SeriesDecoder.Decode(ref bits, numbers);
        }

        Spread(numbers, qualities, values);
    }

    private static int CountPresent(ref BitReader bits, ReadOnlySpan<int> qualities)
    {
        var present = 0;
        foreach (var code in qualities)
        {
            if (!Quality.IsSound(code))
            {
                bits.Fail(Fault.Quality);
            }

            present += 1 - (code & 1);
        }

        return present;
    }

    private static void Spread(ReadOnlySpan<int> numbers, ReadOnlySpan<int> qualities, Span<int> values)
    {
        var next = 0;
        for (var record = 0; record < values.Length; record++)
        {
            values[record] = (qualities[record] & 1) == 0 ? numbers[next++] : 0;
        }
    }
}
