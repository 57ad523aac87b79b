using System;
using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// Readings of one channel whose period value is their median: the rule for water levels, because a wave or a passing duck moves a mean. Of an even number the two in the middle are
/// averaged. Readings are kept in order, in room that is bounded by the longest period.
/// </summary>
public sealed class MedianValues : PeriodValues
{
    private readonly long[][] sorted = new long[SlotCount][];
    private readonly int[] lengths = new int[SlotCount];
    private readonly long[] merged;
    private readonly Scale scale;

    public MedianValues(int intervalMs, Scale scale)
    {
        this.scale = scale;

        // A period has at most 90 s; sensors that send by themselves may bring more than one reading an occasion, of which the surplus is left out.
        int capacity = 2 * SamplingPeriod.ExpectedReadings(90_000, intervalMs);
        for (int slot = 0; slot < SlotCount; slot++)
        {
            sorted[slot] = new long[capacity];
        }

        merged = new long[2 * capacity];
    }

    public override void Collect(int channel, long product, int slot)
    {
        long[] values = sorted[slot];
        int at = lengths[slot];
        if (at == values.Length)
        {
            return;
        }

        while (at > 0 && values[at - 1] > product)
        {
            values[at] = values[at - 1];
            at--;
        }

        values[at] = product;
        lengths[slot]++;
    }

    public override int Value(int channel, int firstSlot, int lastSlot, int count, Calibration calibration)
    {
        MedianOf(firstSlot, lastSlot, out long dividend, out long divisor);
        return calibration.Apply(dividend, divisor);
    }

    public override void Feed(int channel, PeriodStatistics statistics, int count, long lowest, long highest)
    {
        MedianOf(NormalSlot, DoubtfulSlot, out long dividend, out long divisor);
        long median = HalfEven.Divide(dividend, divisor);
        statistics.Add(channel, median, 1, median, median);
    }

    public override void Forget(int channel, int slot) => lengths[slot] = 0;

    /// <summary>The median in stored units, as a quotient.</summary>
    private void MedianOf(int firstSlot, int lastSlot, out long dividend, out long divisor)
    {
        long[] values = sorted[firstSlot];
        int length = lengths[firstSlot];
        if (lastSlot > firstSlot)
        {
            values = merged;
            length = Merge(firstSlot, lastSlot);
        }

        long twice = values[(length - 1) / 2] + values[length / 2];
        divisor = 2L * scale.Denominator;
        dividend = twice + scale.Offset * divisor;
    }

    private int Merge(int first, int second)
    {
        int i = 0;
        int j = 0;
        int length = 0;
        while (i < lengths[first] || j < lengths[second])
        {
            bool takeFirst = j == lengths[second] || (i < lengths[first] && sorted[first][i] <= sorted[second][j]);
            merged[length++] = takeFirst ? sorted[first][i++] : sorted[second][j++];
        }

        return length;
    }
}
