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

    /// <summary>Levels that a byte counts.</summary>
    private const int Full = 256;

    /// <summary>Times that counters may become full: 4,096 levels, and the longest period is an hour at 1 Hz.</summary>
    private const int FullLimit = 16;

    /// <summary>The counters, a byte each: two would be twice the memory for the few levels that fill one.</summary>
    private readonly byte[] bins = new byte[Bins];

    /// <summary>A counter's place for each time that it was full, in their order.</summary>
    private readonly ushort[] fulls = new ushort[FullLimit];

    private readonly int baseLevel;
    private int fullCount;

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

    /// <summary>Adds a level in 0.1 dB. Where no more counters may become full, one that would takes no more.</summary>
    public void Add(int level)
    {
        int bin = level - baseLevel;
        bin = bin < 0 ? 0 : bin >= Bins ? Bins - 1 : bin;
        if (bins[bin] == Full - 1 && !TryNoteFull(bin))
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
        int full = fullCount;
        for (int bin = Bins - 1; bin > 0; bin--)
        {
            above += bins[bin];
            for (; full > 0 && fulls[full - 1] == bin; full--)
            {
                above += Full;
            }

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
        int full = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            int times = TimesOf(bin, ref full);
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
        int full = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            int times = TimesOf(bin, ref full);
            if (times > 0)
            {
                sum.Add(baseLevel + bin, times);
            }
        }
    }

    public void Clear()
    {
        Array.Clear(bins, 0, Bins);
        fullCount = 0;
        Count = 0;
    }

    /// <summary>What a counter says.</summary>
    /// <param name="bin">The counter; they are asked for in their order.</param>
    /// <param name="full">The first full one that was not counted yet; 0 before the first counter.</param>
    private int TimesOf(int bin, ref int full)
    {
        int times = bins[bin];
        for (; full < fullCount && fulls[full] == bin; full++)
        {
            times += Full;
        }

        return times;
    }

    private bool TryNoteFull(int bin)
    {
        if (fullCount == FullLimit)
        {
            return false;
        }

        int at = fullCount++;
        for (; at > 0 && fulls[at - 1] > bin; at--)
        {
            fulls[at] = fulls[at - 1];
        }

        fulls[at] = (ushort)bin;
        return true;
    }

    private int Within(int level) => level > Highest ? Highest : level < Lowest ? Lowest : level;
}
