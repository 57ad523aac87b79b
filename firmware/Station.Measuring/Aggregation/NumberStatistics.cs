using Station.Measurement;

namespace Station.Aggregation;

/// <summary>Mean, minimum and maximum of the readings, and the number of normal minutes. The mean is rounded once.</summary>
public sealed class NumberStatistics : ChannelStatistics
{
    private readonly int denominator;
    private readonly int offset;
    private long sum;
    private int count;
    private long lowest;
    private long highest;

    /// <param name="firstColumn">Where its columns begin in the record.</param>
    /// <param name="statistics">What its columns hold.</param>
    /// <param name="expectedMinutes">Minutes of a whole period.</param>
    /// <param name="denominator">A product over this is a value in stored units, but for the offset.</param>
    /// <param name="offset">Added to it.</param>
    public NumberStatistics(int firstColumn, Statistic[] statistics, int expectedMinutes, int denominator, int offset)
        : base(firstColumn, statistics, expectedMinutes)
    {
        this.denominator = denominator;
        this.offset = offset;
    }

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

    protected override void WriteValues(PeriodRecord record)
    {
        for (int i = 0; i < Statistics.Length; i++)
        {
            record.Values[FirstColumn + i] = ValueOf(Statistics[i]);
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
                return Calibrated(lowest, denominator);
            case Statistic.Maximum:
                return Calibrated(highest, denominator);
            case Statistic.Sum:
                return (int)sum;
            default:
                return Calibrated(sum, (long)denominator * count);
        }
    }

    private int Calibrated(long dividend, long divisor) => Calibration.Apply(dividend + offset * divisor, divisor);
}
