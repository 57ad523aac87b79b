using System;
using Station.Measurement;
using Station.Profiles;

namespace Station.Aggregation;

/// <summary>
/// What was read of each channel in the current minute, by reason, and the rule that makes one value of it (<c>docs/measurement.md</c>): normal when at least 75 % of the expected readings
/// were, else the foremost reason's. Channels stand side by side in arrays: an object each would take three times the memory.
/// </summary>
public sealed class MinuteReadings : IReadings
{
    private const int NoRank = 255;

    /// <summary>Where in a channel's row doubtful values and kept spoilt ones are counted, behind its readings by reason; normal values are all normal readings.</summary>
    private const int DoubtfulCount = Quality.ReasonCount;
    private const int SpoiltCount = Quality.ReasonCount + 1;
    private const int RowLength = Quality.ReasonCount + 2;

    private readonly int[] intervalsMs;
    private readonly Calibration[] calibrations;
    private readonly PeriodStatistics statistics;
    private readonly PeriodValues[] values;

    /// <summary>A row a channel, which begins with its normal readings.</summary>
    private readonly ushort[] counts;

    /// <summary>Rank of the foremost reason that spoilt readings of a channel.</summary>
    private readonly byte[] spoiltRanks;

    /// <summary>Lowest and highest product among the normal and doubtful readings of a channel; meaningless when there is none.</summary>
    private readonly long[] lowest;
    private readonly long[] highest;

    /// <param name="channels">The channels.</param>
    /// <param name="intervalsMs">Intervals at which they are read.</param>
    /// <param name="calibrations">Zero and span that make values of what was read.</param>
    /// <param name="statistics">The statistics of a longer period, which take part; null without.</param>
    /// <param name="scratch">Sums sound for a moment; null where no channel has any.</param>
    public MinuteReadings(ChannelSettings[] channels, int[] intervalsMs, Calibration[] calibrations, PeriodStatistics statistics, EnergySum scratch)
    {
        this.intervalsMs = intervalsMs;
        this.calibrations = calibrations;
        this.statistics = statistics;
        values = CreateValues(channels, scratch);
        counts = new ushort[channels.Length * RowLength];
        spoiltRanks = new byte[channels.Length];
        lowest = new long[channels.Length];
        highest = new long[channels.Length];
        Clear();
    }

    public int ChannelCount => values.Length;

    public void Add(int channel, long product, QualityReason reason)
    {
        ushort[] counts = this.counts;
        int row = channel * RowLength;
        counts[row + (int)reason]++;
        int slot = PeriodValues.NormalSlot;
        if (reason != QualityReason.None)
        {
            if (!Quality.IsDoubt(reason))
            {
                AddSpoilt(channel, product, reason);
                return;
            }

            slot = PeriodValues.DoubtfulSlot;
            counts[row + DoubtfulCount]++;
        }

        Stretch(channel, product, counts[row] + counts[row + DoubtfulCount] == 1);
        values[channel].Collect(channel, product, slot);
    }

    public void AddFailure(int channel, QualityReason reason) => counts[channel * RowLength + (int)reason]++;

    /// <summary>Puts value, flag and reason of the period into the channels' columns of the record and starts anew.</summary>
    public void Conclude(PeriodRecord record)
    {
        for (int channel = 0; channel < values.Length; channel++)
        {
            QualityReason reason = Verdict(channel, SamplingPeriod.ExpectedReadings(record.LengthMs, intervalsMs[channel]));
            record.Reasons[channel] = reason;
            record.Flags[channel] = Quality.FlagOf(reason);
            record.Values[channel] = ValueFor(channel, reason);
            if (statistics != null)
            {
                Feed(channel, reason);
            }
        }

        Clear();
    }

    /// <summary>Forgets the current period.</summary>
    public void Clear()
    {
        Array.Clear(counts, 0, counts.Length);
        for (int channel = 0; channel < values.Length; channel++)
        {
            spoiltRanks[channel] = NoRank;
            for (int slot = 0; slot < PeriodValues.SlotCount; slot++)
            {
                values[channel].Forget(channel, slot);
            }
        }
    }

    private PeriodValues[] CreateValues(ChannelSettings[] channels, EnergySum scratch)
    {
        var kinds = new PeriodValues[channels.Length];
        PeriodValues means = null;
        for (int i = 0; i < kinds.Length; i++)
        {
            Scale scale = channels[i].Scale;
            switch (channels[i].Statistic)
            {
                case Statistic.EquivalentLevel:
                    kinds[i] = new EnergyValues(scale, scratch, statistics == null ? null : statistics.LevelsOf(i));
                    break;
                case Statistic.Median:
                    kinds[i] = new MedianValues(intervalsMs[i], scale);
                    break;
                case Statistic.Minimum:
                    kinds[i] = new ExtremeValues(scale, false);
                    break;
                case Statistic.Maximum:
                    kinds[i] = new ExtremeValues(scale, true);
                    break;
                case Statistic.Count:
                    kinds[i] = new CountValues();
                    break;
                default:
                    means = means ?? new MeanValues(channels);
                    kinds[i] = means;
                    break;
            }
        }

        return kinds;
    }

    private void Feed(int channel, QualityReason reason)
    {
        statistics.CountMinute(channel, reason);
        int row = channel * RowLength;
        int usable = counts[row] + counts[row + DoubtfulCount];
        if (usable > 0)
        {
            values[channel].Feed(channel, statistics, usable, lowest[channel], highest[channel]);
        }
    }

    private void Stretch(int channel, long product, bool isFirst)
    {
        long[] lowest = this.lowest;
        long[] highest = this.highest;
        if (isFirst || product < lowest[channel])
        {
            lowest[channel] = product;
        }

        if (isFirst || product > highest[channel])
        {
            highest[channel] = product;
        }
    }

    /// <summary>Only the readings of the foremost reason are kept: those of one that it outranks are dropped when it comes.</summary>
    private void AddSpoilt(int channel, long product, QualityReason reason)
    {
        int spoilt = channel * RowLength + SpoiltCount;
        int rank = Quality.RankOf(reason);
        if (rank < spoiltRanks[channel])
        {
            spoiltRanks[channel] = (byte)rank;
            counts[spoilt] = 0;
            values[channel].Forget(channel, PeriodValues.SpoiltSlot);
        }

        if (rank == spoiltRanks[channel])
        {
            counts[spoilt]++;
            values[channel].Collect(channel, product, PeriodValues.SpoiltSlot);
        }
    }

    private QualityReason Verdict(int channel, int expected)
    {
        int row = channel * RowLength;
        int normal = counts[row];
        return normal > 0 && normal * 4 >= expected * 3 ? QualityReason.None : Quality.Foremost(counts, row);
    }

    private int ValueFor(int channel, QualityReason reason)
    {
        int row = channel * RowLength;
        int first = PeriodValues.NormalSlot;
        int last = PeriodValues.NormalSlot;
        int count = counts[row];
        if (Quality.IsDoubt(reason))
        {
            last = PeriodValues.DoubtfulSlot;
            count += counts[row + DoubtfulCount];
        }
        else if (reason != QualityReason.None)
        {
            if (Quality.RankOf(reason) != spoiltRanks[channel])
            {
                return PeriodRecord.Missing;
            }

            first = PeriodValues.SpoiltSlot;
            last = PeriodValues.SpoiltSlot;
            count = counts[row + SpoiltCount];
        }

        return count > 0 ? values[channel].Value(channel, first, last, count, calibrations[channel]) : PeriodRecord.Missing;
    }
}
