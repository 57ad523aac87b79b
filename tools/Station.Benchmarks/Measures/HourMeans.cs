using Station.Aggregation;
using Station.Benchmarks.Series;
using Station.Measurement;

namespace Station.Benchmarks.Measures;

/// <summary>Makes the records of hours from those of finer periods: the mean of what is there.</summary>
internal sealed class HourMeans
{
    public const int HourSeconds = 3_600;

    private readonly long[] sums;
    private readonly int[] counts;
    private readonly int periodsPerHour;
    private int periods;

    public HourMeans(Workload workload)
    {
        sums = new long[workload.Columns.Length];
        counts = new int[workload.Columns.Length];
        periodsPerHour = HourSeconds / workload.PeriodSeconds;
        Record = new PeriodRecord(workload.Columns.Length) { LengthMs = HourSeconds * 1000, ValidSeconds = HourSeconds };
    }

    /// <summary>The record of the last hour that was whole; it is used again.</summary>
    public PeriodRecord Record { get; }

    /// <summary>Takes a record in. True when that makes an hour whole.</summary>
    public bool Add(PeriodRecord record)
    {
        if (periods == 0)
        {
            Begin(record.StartUptimeMs);
        }

        for (int column = 0; column < sums.Length; column++)
        {
            if (record.Values[column] != PeriodRecord.Missing)
            {
                sums[column] += record.Values[column];
                counts[column]++;
            }
        }

        if (++periods < periodsPerHour)
        {
            return false;
        }

        Finish();
        return true;
    }

    private void Begin(long startUptimeMs)
    {
        Record.StartUptimeMs = startUptimeMs;
        Array.Clear(sums);
        Array.Clear(counts);
    }

    private void Finish()
    {
        periods = 0;
        for (int column = 0; column < sums.Length; column++)
        {
            bool isGap = counts[column] == 0;
            Record.Values[column] = isGap ? PeriodRecord.Missing : (int)Math.Round((double)sums[column] / counts[column]);
            Record.Flags[column] = isGap ? QualityFlag.Communication : QualityFlag.Normal;
            Record.Reasons[column] = isGap ? QualityReason.Silence : QualityReason.None;
        }
    }
}
