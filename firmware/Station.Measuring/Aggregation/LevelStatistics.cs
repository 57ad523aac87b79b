using Station.Measurement;

namespace Station.Aggregation;

/// <summary>The statistics of a channel's sound levels after HJ 906-2017, from a histogram: equivalent level by energy, levels exceeded, ends, deviation, number of readings.</summary>
public sealed class LevelStatistics
{
    private readonly LevelHistogram histogram;
    private readonly EnergySum scratch;

    /// <param name="channel">Index of the channel.</param>
    /// <param name="baseLevel">Lowest level of the measuring range, in 0.1 dB.</param>
    /// <param name="scratch">What the energy is summed in, for a moment.</param>
    public LevelStatistics(int channel, int baseLevel, EnergySum scratch)
    {
        Channel = channel;
        this.scratch = scratch;
        histogram = new LevelHistogram(baseLevel);
    }

    public int Channel { get; }

    /// <summary>Readings of the period.</summary>
    public int Readings => histogram.Count;

    /// <summary>Takes a level in 0.1 dB.</summary>
    public void Add(int level) => histogram.Add(level);

    /// <summary>Adds the energy of the period to a sum.</summary>
    public void AddTo(EnergySum sum) => histogram.AddTo(sum);

    public void Clear() => histogram.Clear();

    /// <summary>A statistic of the period in 0.1 dB, or the number of readings; <see cref="PeriodRecord.Missing"/> without any.</summary>
    public int ValueOf(Statistic statistic, Calibration calibration)
    {
        if (statistic == Statistic.Count)
        {
            return histogram.Count;
        }

        if (histogram.Count == 0)
        {
            return PeriodRecord.Missing;
        }

        switch (statistic)
        {
            case Statistic.StandardDeviation:
                return histogram.Deviation();
            case Statistic.EquivalentLevel:
                scratch.Clear();
                histogram.AddTo(scratch);
                return scratch.EquivalentLevel(histogram.Count) - calibration.Zero;
            default:
                return LevelOf(statistic) - calibration.Zero;
        }
    }

    private int LevelOf(Statistic statistic)
    {
        switch (statistic)
        {
            case Statistic.LevelMaximum:
                return histogram.Highest;
            case Statistic.LevelMinimum:
                return histogram.Lowest;
            case Statistic.Level5:
                return histogram.Exceeded(5);
            case Statistic.Level10:
                return histogram.Exceeded(10);
            case Statistic.Level50:
                return histogram.Exceeded(50);
            case Statistic.Level90:
                return histogram.Exceeded(90);
            default:
                return histogram.Exceeded(95);
        }
    }
}
