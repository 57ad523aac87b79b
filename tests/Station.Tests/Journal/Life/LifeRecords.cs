using Station.Aggregation;
using Station.Journal;
using Station.Measurement;

namespace Station.Tests.Journal.Life;

/// <summary>Makes records, always the same ones of a seed: each column a random walk of its own pace, with flags, gaps and short periods now and then.</summary>
/// <param name="columns">Columns of a record.</param>
/// <param name="step">Longest step of a column from one record to the next; <see cref="Wild"/> for any numbers and flags at all, which makes the longest rows.</param>
/// <param name="seed">Of the random numbers.</param>
internal sealed class LifeRecords(int columns, int step, int seed)
{
    public const int Wild = -1;

    private readonly Random random = new(seed);
    private readonly int[] values = new int[columns];

    public PeriodRecord Minute(long startUptimeMs) => Next(startUptimeMs, RecordJournal.MinuteSeconds);

    public PeriodRecord Hour(long startUptimeMs) => Next(startUptimeMs, RecordJournal.HourSeconds);

    private PeriodRecord Next(long startUptimeMs, int seconds)
    {
        bool isShort = random.Next(50) == 0;
        var record = new PeriodRecord(columns)
        {
            StartUptimeMs = startUptimeMs,
            LengthMs = (seconds * 1_000) - (isShort ? random.Next(20_000) : 0),
            ValidSeconds = seconds - (isShort ? random.Next(30) : 0),
        };
        for (int column = 0; column < columns; column++)
        {
            if (step == Wild)
            {
                record.Values[column] = random.Next(int.MinValue + 1, int.MaxValue);
                record.Flags[column] = (QualityFlag)random.Next(1, 8);
                record.Reasons[column] = (QualityReason)random.Next(1, 8);
                continue;
            }

            values[column] = Math.Clamp(values[column] + random.Next(-step, step + 1), -1_000_000, 1_000_000);
            record.Values[column] = values[column];
            if (random.Next(400) == 0)
            {
                record.Flags[column] = QualityFlag.Communication;
                record.Reasons[column] = QualityReason.Silence;
                record.Values[column] = random.Next(2) == 0 ? PeriodRecord.Missing : values[column];
            }
        }

        return record;
    }
}
