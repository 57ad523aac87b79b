using Station.Aggregation;
using Station.Benchmarks.Series;
using Station.Bytes;
using Station.Journal;

namespace Station.Benchmarks.Contenders;

/// <summary>What the journal's coder alone makes of values, without flags, times, seals and files.</summary>
internal static class ValueCoder
{
    private const int BytesOfValue = 8;

    /// <summary>Bits that the values of so many periods take, in blocks as an outage makes them, and how many values there are.</summary>
    public static (long Bits, long Values) Encode(ChannelSeries[] columns, long periods)
    {
        long values = 0;
        var target = new ByteWriter(new byte[periods * columns.Length * BytesOfValue]);
        var bits = new BitWriter(target);
        int[] block = new int[StationJournalContender.OutageBlockRecords];
        var coder = new SeriesEncoder(bits, block);
        foreach (ChannelSeries column in columns)
        {
            for (long from = 0; from < periods; from += block.Length)
            {
                int count = TakePresent(column, from, Math.Min(periods, from + block.Length), block);
                coder.Write(count);
                values += count;
            }
        }

        bits.Finish();
        return (target.Position * 8L, values);
    }

    private static int TakePresent(ChannelSeries column, long from, long end, int[] into)
    {
        int count = 0;
        for (long period = from; period < end; period++)
        {
            int value = column.At(period);
            if (value != PeriodRecord.Missing)
            {
                into[count++] = value;
            }
        }

        return count;
    }
}
