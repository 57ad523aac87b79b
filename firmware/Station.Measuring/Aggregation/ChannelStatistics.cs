using System;
using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// The statistics of one channel over a period of several minutes, in constant memory. All normal and doubtful readings count; the period is normal when three quarters of its minutes
/// are: 45 of an hour (GB 3095).
/// </summary>
public abstract class ChannelStatistics
{
    private readonly ushort[] minutesByReason = new ushort[Quality.ReasonCount];

    /// <param name="statistics">What its columns hold.</param>
    protected ChannelStatistics(Statistic[] statistics) => Statistics = statistics;

    /// <summary>Zero and span that make values of what was read.</summary>
    public Calibration Calibration { get; set; } = new Calibration();

    /// <summary>Columns of this channel.</summary>
    public int ColumnCount => Statistics.Length;

    protected Statistic[] Statistics { get; }

    /// <summary>Minutes whose value is normal.</summary>
    protected int NormalMinutes => minutesByReason[(int)QualityReason.None];

    /// <summary>A minute ended with that reason.</summary>
    public void CountMinute(QualityReason reason) => minutesByReason[(int)reason]++;

    /// <summary>Takes readings of a minute: their sum, number, and ends. Products, as in <see cref="IReadings"/>.</summary>
    public virtual void Add(long sum, int count, long lowest, long highest)
    {
    }

    /// <summary>Takes a sound level in 0.1 dB.</summary>
    public virtual void AddLevel(int level)
    {
    }

    /// <summary>Puts the columns of this channel into the record. Nothing is forgotten yet.</summary>
    /// <param name="record">Takes them.</param>
    /// <param name="firstColumn">Where they begin.</param>
    /// <param name="expectedMinutes">Minutes of a whole period.</param>
    public void Conclude(PeriodRecord record, int firstColumn, int expectedMinutes)
    {
        QualityReason reason = Verdict(expectedMinutes);
        QualityFlag flag = Quality.FlagOf(reason);
        for (int i = 0; i < Statistics.Length; i++)
        {
            record.Reasons[firstColumn + i] = reason;
            record.Flags[firstColumn + i] = flag;
        }

        WriteValues(record, firstColumn);
        for (int i = 0; i < Statistics.Length; i++)
        {
            if (record.Values[firstColumn + i] == PeriodRecord.Missing && reason == QualityReason.None)
            {
                record.Reasons[firstColumn + i] = QualityReason.TooFewReadings;
                record.Flags[firstColumn + i] = Quality.FlagOf(QualityReason.TooFewReadings);
            }
        }
    }

    /// <summary>Forgets the period.</summary>
    public void Clear()
    {
        Array.Clear(minutesByReason, 0, minutesByReason.Length);
        Forget();
    }

    protected abstract void WriteValues(PeriodRecord record, int firstColumn);

    protected abstract void Forget();

    private QualityReason Verdict(int expectedMinutes)
    {
        int normal = NormalMinutes;
        if (normal * 4 >= expectedMinutes * 3)
        {
            return QualityReason.None;
        }

        int usable = normal;
        QualityReason doubt = QualityReason.None;
        for (int reason = 1; reason < minutesByReason.Length; reason++)
        {
            if (minutesByReason[reason] > 0 && Quality.IsDoubt((QualityReason)reason))
            {
                usable += minutesByReason[reason];
                doubt = Quality.RankOf((QualityReason)reason) < Quality.RankOf(doubt) ? (QualityReason)reason : doubt;
            }
        }

        return usable * 4 >= expectedMinutes * 3 ? doubt : Quality.Foremost(minutesByReason);
    }
}
