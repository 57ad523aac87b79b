using Station.Aggregation;
using Station.Measurement;

namespace Station.Benchmarks.Series;

/// <summary>The records that every contender gets: columns, the length of a period, and what was measured in each.</summary>
/// <param name="Columns">One series a column.</param>
/// <param name="PeriodSeconds">Length of a period.</param>
public sealed record Workload(ChannelSeries[] Columns, int PeriodSeconds)
{
    private const int SecondsPerDay = 86_400;

    /// <summary>Records of a day.</summary>
    public int RecordsPerDay => SecondsPerDay / PeriodSeconds;

    /// <summary>A record of the right width, to be filled again and again.</summary>
    public PeriodRecord CreateRecord() => new(Columns.Length) { LengthMs = PeriodSeconds * 1000, ValidSeconds = PeriodSeconds };

    /// <summary>Fills a record with what was measured in a period. A gap of the source is an instrument that was silent.</summary>
    /// <param name="record">The record.</param>
    /// <param name="period">The period, counted from 0.</param>
    /// <param name="startUptimeMs">Its start in ms of the boot's uptime.</param>
    public void Fill(PeriodRecord record, long period, long startUptimeMs)
    {
        record.StartUptimeMs = startUptimeMs;
        for (int column = 0; column < Columns.Length; column++)
        {
            int value = Columns[column].At(period);
            bool isGap = value == PeriodRecord.Missing;
            record.Values[column] = value;
            record.Flags[column] = isGap ? QualityFlag.Communication : QualityFlag.Normal;
            record.Reasons[column] = isGap ? QualityReason.Silence : QualityReason.None;
        }
    }
}
