using System;

namespace Station.Aggregation;

/// <summary>
/// How often each level of 0.1 dB occurred: 100 dB above a base in 1,000 counters, from which all statistics of a period are drawn in constant memory. What lies
/// outside counts in the outermost counter of its side; the ends themselves are kept as they are.
/// </summary>
public sealed class LevelHistogram
{
    /// <summary>Counters: 100 dB.</summary>
    public const int Bins = 1_000;

    private readonly ushort[] bins = new ushort[Bins];
    private readonly int baseLevel;

    /// <param name="baseLevel">Level of the first counter in 0.1 dB.</param>
    public LevelHistogram(int baseLevel)
    {
        this.baseLevel = baseLevel;
    }

    /// <summary>Levels that are in.</summary>
    public int Count { get; private set; }

    /// <summary>Highest level; meaningless without any.</summary>
    public int Highest { get; private set; }

    /// <summary>Lowest level; meaningless without any.</summary>
    public int Lowest { get; private set; }

    /// <summary>Adds a level in 0.1 dB. A counter that is full, after 18 hours of one level at 1 Hz, takes no more.</summary>
    public void Add(int level)
    {
        int bin = level - baseLevel;
        bin = bin < 0 ? 0 : bin >= Bins ? Bins - 1 : bin;
        if (bins[bin] == ushort.MaxValue)
        {
            return;
        }

        bins[bin]++;
        if (Count == 0 || level > Highest)
        {
            Highest = level;
        }

        if (Count == 0 || level < Lowest)
        {
            Lowest = level;
        }

        Count++;
    }

    /// <summary>The level exceeded for N percent of the time: the n N / 100th, rounded up, of the n levels from the loudest on (GB 3096-2008, 3.6).</summary>
    public int Exceeded(int percent)
    {
        int rank = (Count * percent + 99) / 100;
        int above = 0;
        for (int bin = Bins - 1; bin > 0; bin--)
        {
            above += bins[bin];
            if (above >= rank)
            {
                return Within(baseLevel + bin);
            }
        }

        return Within(baseLevel);
    }

    /// <summary>Standard deviation of the levels in 0.1 dB, with n - 1, to the nearest; 0 for one level.</summary>
    public int Deviation()
    {
        long sum = 0;
        long squares = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            int times = bins[bin];
            if (times > 0)
            {
                sum += (long)times * bin;
                squares += (long)times * bin * bin;
            }
        }

        long variance = Count * squares - sum * sum;
        long divisor = (long)Count * (Count - 1);
        int deviation = 0;
        int beyond = Bins;
        while (beyond - deviation > 1)
        {
            int middle = (deviation + beyond) / 2;
            long limit = 2L * middle - 1;
            if (divisor > 0 && 4 * variance >= limit * limit * divisor)
            {
                deviation = middle;
            }
            else
            {
                beyond = middle;
            }
        }

        return deviation;
    }

    /// <summary>Adds the energies of all levels to a sum.</summary>
    public void AddTo(EnergySum sum)
    {
        for (int bin = 0; bin < Bins; bin++)
        {
            if (bins[bin] > 0)
            {
                sum.Add(baseLevel + bin, bins[bin]);
            }
        }
    }

    public void Clear()
    {
        Array.Clear(bins, 0, Bins);
        Count = 0;
    }

    private int Within(int level) => level > Highest ? Highest : level < Lowest ? Lowest : level;
}
