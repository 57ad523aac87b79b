using System;
using Station.Measurement;
using Station.Profiles;

namespace Station.Aggregation;

/// <summary>
/// The statistics of all channels over a period of several minutes, in constant memory and side by side in arrays: mean, minimum, maximum and number of normal minutes, or those of sound
/// levels. The mean is rounded once. All normal and doubtful readings count; the period of a channel is normal when three quarters of its minutes are: 45 of an hour (GB 3095).
/// </summary>
public sealed class PeriodStatistics
{
    private readonly ChannelSettings[] channels;
    private readonly HourLayout layout;
    private readonly Calibration[] calibrations;

    /// <summary>A row a channel. A period has at most 62 minutes, which may be half ones where time is resolved.</summary>
    private readonly byte[] minutesByReason;

    /// <summary>Of the readings of a channel, as products (<see cref="IReadings"/>): their sum, their number, and their ends.</summary>
    private readonly long[] sums;
    private readonly int[] counts;
    private readonly long[] lowest;
    private readonly long[] highest;

    /// <param name="channels">The channels.</param>
    /// <param name="layout">Length of a period, and the columns of each channel.</param>
    /// <param name="calibrations">Zero and span that make values of what was read.</param>
    /// <param name="scratch">Sums sound for a moment; null where no channel has any.</param>
    public PeriodStatistics(ChannelSettings[] channels, HourLayout layout, Calibration[] calibrations, EnergySum scratch)
    {
        this.channels = channels;
        this.layout = layout;
        this.calibrations = calibrations;
        minutesByReason = new byte[channels.Length * Quality.ReasonCount];
        sums = new long[channels.Length];
        counts = new int[channels.Length];
        lowest = new long[channels.Length];
        highest = new long[channels.Length];
        Levels = CreateLevels(scratch);
    }

    /// <summary>Length of a period in minutes.</summary>
    public int PeriodMinutes => layout.PeriodMinutes;

    /// <summary>Columns of its record.</summary>
    public int ColumnCount => layout.ColumnCount;

    /// <summary>Of the channels with sound, in their order.</summary>
    public LevelStatistics[] Levels { get; }

    /// <summary>The sound of a channel; null for one of something else.</summary>
    public LevelStatistics LevelsOf(int channel)
    {
        for (int i = 0; i < Levels.Length; i++)
        {
            if (Levels[i].Channel == channel)
            {
                return Levels[i];
            }
        }

        return null;
    }

    /// <summary>A minute of a channel ended with that reason.</summary>
    public void CountMinute(int channel, QualityReason reason) => minutesByReason[channel * Quality.ReasonCount + (int)reason]++;

    /// <summary>Takes readings of a minute: their sum, number, and ends.</summary>
    public void Add(int channel, long sum, int count, long lowest, long highest)
    {
        bool isFirst = counts[channel] == 0;
        if (isFirst || lowest < this.lowest[channel])
        {
            this.lowest[channel] = lowest;
        }

        if (isFirst || highest > this.highest[channel])
        {
            this.highest[channel] = highest;
        }

        sums[channel] += sum;
        counts[channel] += count;
    }

    /// <summary>Puts the columns of all channels into the record. Nothing is forgotten yet.</summary>
    public void Conclude(PeriodRecord record)
    {
        for (int channel = 0; channel < channels.Length; channel++)
        {
            QualityReason verdict = Verdict(channel);
            Statistic[] columns = layout.StatisticsOf(channel);
            LevelStatistics levels = LevelsOf(channel);
            for (int i = 0; i < columns.Length; i++)
            {
                int value = levels == null ? ValueOf(channel, columns[i]) : levels.ValueOf(columns[i], calibrations[channel]);
                QualityReason reason = value == PeriodRecord.Missing && verdict == QualityReason.None ? QualityReason.TooFewReadings : verdict;
                int column = layout.FirstColumns[channel] + i;
                record.Values[column] = value;
                record.Reasons[column] = reason;
                record.Flags[column] = Quality.FlagOf(reason);
            }
        }
    }

    /// <summary>Forgets the period.</summary>
    public void Clear()
    {
        Array.Clear(minutesByReason, 0, minutesByReason.Length);
        Array.Clear(sums, 0, sums.Length);
        Array.Clear(counts, 0, counts.Length);
        for (int i = 0; i < Levels.Length; i++)
        {
            Levels[i].Clear();
        }
    }

    private LevelStatistics[] CreateLevels(EnergySum scratch)
    {
        int count = 0;
        for (int i = 0; i < channels.Length; i++)
        {
            count += IsSound(i) ? 1 : 0;
        }

        var levels = new LevelStatistics[count];
        for (int i = channels.Length - 1; i >= 0; i--)
        {
            if (IsSound(i))
            {
                levels[--count] = new LevelStatistics(i, channels[i].Source.Minimum, scratch);
            }
        }

        return levels;
    }

    private bool IsSound(int channel) => channels[channel].Statistic == Statistic.EquivalentLevel;

    private int NormalMinutes(int channel) => minutesByReason[channel * Quality.ReasonCount + (int)QualityReason.None];

    private int ValueOf(int channel, Statistic statistic)
    {
        if (statistic == Statistic.Count)
        {
            return NormalMinutes(channel);
        }

        if (counts[channel] == 0)
        {
            return PeriodRecord.Missing;
        }

        switch (statistic)
        {
            case Statistic.Minimum:
                return Calibrated(channel, lowest[channel], 1);
            case Statistic.Maximum:
                return Calibrated(channel, highest[channel], 1);
            case Statistic.Sum:
                return (int)sums[channel];
            default:
                return Calibrated(channel, sums[channel], counts[channel]);
        }
    }

    private int Calibrated(int channel, long sum, int count)
    {
        // Medians and numbers come as values of minutes, in stored units; all others as products.
        Statistic minute = channels[channel].Statistic;
        if (minute == Statistic.Median || minute == Statistic.Count)
        {
            return calibrations[channel].Apply(sum, count);
        }

        Scale scale = channels[channel].Scale;
        long divisor = (long)scale.Denominator * count;
        return calibrations[channel].Apply(sum + scale.Offset * divisor, divisor);
    }

    private QualityReason Verdict(int channel)
    {
        int normal = NormalMinutes(channel);
        if (normal * 4 >= PeriodMinutes * 3)
        {
            return QualityReason.None;
        }

        int row = channel * Quality.ReasonCount;
        int usable = normal;
        QualityReason doubt = QualityReason.None;
        QualityReason foremost = QualityReason.None;
        for (int i = 1; i < Quality.ReasonCount; i++)
        {
            var reason = (QualityReason)i;
            int minutes = minutesByReason[row + i];
            if (minutes > 0)
            {
                foremost = Quality.Foremost(foremost, reason);
                usable += Quality.IsDoubt(reason) ? minutes : 0;
                doubt = Quality.IsDoubt(reason) ? Quality.Foremost(doubt, reason) : doubt;
            }
        }

        bool isUsable = usable * 4 >= PeriodMinutes * 3;
        return isUsable ? doubt : foremost == QualityReason.None ? QualityReason.TooFewReadings : foremost;
    }
}
