namespace Station.Platform.Tests.Encoding;

/// <summary>Writes a series in a given mode, or in a Rice mode where that one cannot hold it.</summary>
internal static class SeriesEncoder
{
    public static void Write(BitWriter bits, IReadOnlyList<int> values, int mode)
    {
        if ((mode == 0 && values.Any(value => value != 0)) || (mode == 1 && values.Any(value => value != values[0])))
        {
            mode = 5;
        }

        bits.Write((uint)mode, 4);
        if (mode == 0)
        {
            return;
        }

        WriteFirst(bits, values[0]);
        if (mode == 15)
        {
            WriteRuns(bits, Differences(values), 3, 2);
        }
        else if (mode > 1)
        {
            foreach (var difference in Differences(values))
            {
                bits.Rice(difference, mode - 2);
            }
        }
    }

    private static void WriteFirst(BitWriter bits, int value)
    {
        var folded = Fold(value);
        var width = 0;
        while (width < 32 && folded >> width != 0)
        {
            width++;
        }

        bits.Write((uint)width, 6);
        bits.Write(folded, width);
    }

    private static void WriteRuns(BitWriter bits, List<uint> differences, int runParameter, int valueParameter)
    {
        bits.Write((uint)runParameter, 4);
        bits.Write((uint)valueParameter, 4);
        var index = 0;
        while (index < differences.Count)
        {
            var run = differences.Skip(index).TakeWhile(difference => difference == 0).Count();
            bits.Rice((uint)run, runParameter);
            index += run;
            if (index < differences.Count)
            {
                bits.Rice(differences[index] - 1, valueParameter);
                index++;
            }
        }
    }

    private static List<uint> Differences(IReadOnlyList<int> values) =>
        [.. Enumerable.Range(1, values.Count - 1).Select(index => Fold(unchecked(values[index] - values[index - 1])))];

    private static uint Fold(int value) => unchecked((uint)((value << 1) ^ (value >> 31)));
}
