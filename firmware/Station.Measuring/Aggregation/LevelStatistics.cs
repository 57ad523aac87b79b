using Station.Measurement;

namespace Station.Aggregation;

/// <summary>The statistics of sound levels after HJ 906-2017, from a histogram: equivalent level by energy, levels exceeded, ends, deviation, number of readings.</summary>
public sealed class LevelStatistics : ChannelStatistics
{
    private readonly LevelHistogram histogram;
    private readonly EnergySum energy;

    /// <param name="statistics">What its columns hold.</param>
    /// <param name="baseLevel">Lowest level of the measuring range, in 0.1 dB.</param>
    /// <param name="mantissas">The table of energies, see <see cref="EnergySum.CreateMantissas"/>.</param>
    public LevelStatistics(Statistic[] statistics, int baseLevel, long[] mantissas)
        : base(statistics)
    {
        histogram = new LevelHistogram(baseLevel);
        energy = new EnergySum(mantissas);
    }

    /// <summary>Readings of the period.</summary>
    public int Readings => histogram.Count;

    /// <summary>Energy of the period; of the time at which it was concluded.</summary>
    public EnergySum Energy => energy;

    public override void AddLevel(int level) => histogram.Add(level);

    protected override void WriteValues(PeriodRecord record, int firstColumn)
    {
        energy.Clear();
        histogram.AddTo(energy);
        for (int i = 0; i < Statistics.Length; i++)
        {
            record.Values[firstColumn + i] = ValueOf(Statistics[i]);
        }
    }

    protected override void Forget() => histogram.Clear();

    private int ValueOf(Statistic statistic)
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
                return energy.EquivalentLevel(histogram.Count) - Calibration.Zero;
            default:
                return LevelOf(statistic) - Calibration.Zero;
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
