namespace Station.Platform.Wire;

/// <summary>Series of 32-bit numbers in the modes of the telemetry format, section 4.2.</summary>
internal static class SeriesDecoder
{
    private const int ModeZero = 0;
    private const int ModeSame = 1;
    private const int ModeFirstRice = 2;
    private const int ModeRuns = 15;
    private const int WidestNumberBits = 32;

    /// <summary>Fills <paramref name="values"/>, which holds at least one; after a fault its content means nothing.</summary>
    public static void Decode(ref BitReader reader, Span<int> values)
    {
        var mode = (int)reader.Read(4);
        switch (mode)
        {
            case ModeZero:
                values.Clear();
                break;
            case ModeSame:
                values.Fill(ReadFirst(ref reader));
                break;
            case ModeRuns:
                DecodeRuns(ref reader, values);
                break;
            default:
                DecodeRice(ref reader, values, mode - ModeFirstRice);
                break;
        }
    }

    private static void DecodeRice(ref BitReader reader, Span<int> values, int k)
    {
        var value = ReadFirst(ref reader);
        values[0] = value;
        for (var index = 1; index < values.Length; index++)
        {
            value = unchecked(value + Unfold(reader.ReadRice(k)));
            values[index] = value;
        }
    }

    private static void DecodeRuns(ref BitReader reader, Span<int> values)
    {
        var value = ReadFirst(ref reader);
        values[0] = value;
        var runParameter = (int)reader.Read(4);
        var valueParameter = (int)reader.Read(4);
        var index = 1;
        while (index < values.Length && !reader.Failed)
        {
            var run = reader.ReadRice(runParameter);
            if (run > (uint)(values.Length - index))
            {
                reader.Fail(Fault.SeriesForm);
                return;
            }

            values.Slice(index, (int)run).Fill(value);
            index += (int)run;
            if (index < values.Length)
            {
                value = unchecked(value + ReadDifference(ref reader, valueParameter));
                values[index++] = value;
            }
        }
    }

    /// <summary>A difference other than 0: its zigzag is written less one.</summary>
    private static int ReadDifference(ref BitReader reader, int k)
    {
        var lessOne = reader.ReadRice(k);
        if (lessOne == uint.MaxValue)
        {
            reader.Fail(Fault.SeriesForm);
        }

        return Unfold(unchecked(lessOne + 1));
    }

    private static int ReadFirst(ref BitReader reader)
    {
        var width = (int)reader.Read(6);
        if (width > WidestNumberBits)
        {
            reader.Fail(Fault.SeriesForm);
            return 0;
        }

        var folded = reader.Read(width);
        if (width > 0 && folded >> (width - 1) == 0 && !reader.Failed)
        {
            reader.Fail(Fault.SeriesForm);
        }

        return Unfold(folded);
    }

    private static int Unfold(uint folded) => (int)(folded >> 1) ^ -(int)(folded & 1);
}
