using Station.Aggregation;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Measures;

/// <summary>What no code that looks at one difference at a time can undercut.</summary>
public static class Entropy
{
    /// <summary>
    /// Zero-order entropy of the differences of neighbouring values in bits a value: of each column by itself, then the mean over all values. Gaps are passed over.
    /// </summary>
    /// <param name="columns">The series.</param>
    /// <param name="periods">How many periods of each are looked at.</param>
    public static double OfDifferences(ChannelSeries[] columns, long periods)
    {
        double bits = 0;
        long values = 0;
        foreach (ChannelSeries column in columns)
        {
            var counts = new Dictionary<int, long>();
            long differences = CountDifferences(column, periods, counts);
            bits += counts.Values.Sum(count => count * Math.Log2((double)differences / count));
            values += differences;
        }

        return values == 0 ? 0 : bits / values;
    }

    private static long CountDifferences(ChannelSeries column, long periods, Dictionary<int, long> counts)
    {
        long differences = 0;
        int? before = null;
        for (long period = 0; period < periods; period++)
        {
            int value = column.At(period);
            if (value == PeriodRecord.Missing)
            {
                continue;
            }

            if (before is not null)
            {
                counts[value - before.Value] = counts.GetValueOrDefault(value - before.Value) + 1;
                differences++;
            }

            before = value;
        }

        return differences;
    }
}
