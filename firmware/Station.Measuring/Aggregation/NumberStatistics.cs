using Station.Measurement;

namespace Station.Aggregation;

/// <summary>Mean, minimum and maximum of the readings, and the number of normal minutes. The mean is rounded once.</summary>
public sealed class NumberStatistics : ChannelStatistics
{
    private readonly Scale scale;
    private long sum;
    private int count;
    private long lowest;
    private long highest;

    /// <param name="statistics">What its columns hold.</param>
    /// <param name="scale">A product over its denominator is a value in stored units, but for the offset.</param>
    public NumberStatistics(Statistic[] statistics, Scale scale)
        : base(statistics) => this.scale = scale;

    public override void Add(long sum, int count, long lowest, long highest)
    {
        if (this.count == 0 || lowest < this.lowest)
        {
            this.lowest = lowest;
        }

        if (this.count == 0 || highest > this.highest)
        {
            this.highest = highest;
        }

        this.sum += sum;
        this.count += count;
    }

    protected override void WriteValues(PeriodRecord record, int firstColumn)
    {
        for (int i = 0; i < Statistics.Length; i++)
        {
            record.Values[firstColumn + i] = ValueOf(Statistics[i]);
        }
    }

    protected override void Forget()
    {
        sum = 0;
        count = 0;
    }

    private int ValueOf(Statistic statistic)
    {
        if (statistic == Statistic.Count)
        {
            return NormalMinutes;
        }

        if (count == 0)
        {
            return PeriodRecord.Missing;
        }

        switch (statistic)
        {
            case Statistic.Minimum:
                return Calibrated(lowest, scale.Denominator);
            case Statistic.Maximum:
                return Calibrated(highest, scale.Denominator);
            case Statistic.Sum:
                return (int)sum;
            default:
                return Calibrated(sum, (long)scale.Denominator * count);
        }
    }

    private int Calibrated(long dividend, long divisor) => Calibration.Apply(dividend + scale.Offset * divisor, divisor);
}
