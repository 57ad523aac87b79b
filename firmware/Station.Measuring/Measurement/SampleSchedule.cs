namespace Station.Measurement;

/// <summary>
/// When a sensor is asked: sample k of a period is due at start + offset + k * interval, so that question and answer never
/// straddle the end of the period and each minute gets the same number of readings. A sensor is its own schedule: an object of its own would be one more.
/// </summary>
public class SampleSchedule
{
    private const int MsOfSecond = 1_000;

    /// <summary>Places in <see cref="numbers"/>: interval in s, samples left, number of the period.</summary>
    private const int IntervalMask = 0xFF;
    private const int LeftShift = 8;
    private const int LeftMask = 0xFFFF;
    private const int PeriodShift = 24;

    private readonly SamplingPeriod period;

    /// <summary>Interval, samples left in the period and its number, in one field of twelve bytes.</summary>
    private long numbers;

    private long nextMs;

    /// <param name="period">The period that is being measured.</param>
    /// <param name="intervalMs">Interval between two samples: whole seconds, up to 60.</param>
    public SampleSchedule(SamplingPeriod period, int intervalMs)
    {
        this.period = period;
        numbers = intervalMs / MsOfSecond;
    }

    public int IntervalMs => (int)(numbers & IntervalMask) * MsOfSecond;

    /// <summary>Uptime at which the next sample is due; the end of the period when it holds no more.</summary>
    public long NextMs
    {
        get
        {
            Follow();
            return Left > 0 ? nextMs : period.EndMs;
        }
    }

    private int Left => (int)(numbers >> LeftShift) & LeftMask;

    /// <summary>
    /// Delay of the first sample after the start of a period: 300 ms at 1 Hz leaves 700 ms for the last answer, 2 s at 10 s
    /// leave 8 s, time for several instruments on one bus and for retries.
    /// </summary>
    public static int OffsetMs(int intervalMs) => intervalMs < 2_000 ? intervalMs * 3 / 10 : intervalMs / 5;

    /// <summary>
    /// True when a sample is due now; the schedule then moves on to the next. A sample that is late by up to three quarters of
    /// the interval is still taken (the machine may stall), beyond that it is left out.
    /// </summary>
    public bool TakeDue(long nowMs)
    {
        Follow();
        while (nowMs >= nextMs && Left > 0)
        {
            long lateMs = nowMs - nextMs;
            int intervalMs = IntervalMs;
            nextMs += intervalMs;
            numbers -= 1 << LeftShift;
            if (lateMs <= intervalMs * 3L / 4)
            {
                return true;
            }
        }

        return false;
    }

    private void Follow()
    {
        if (numbers >> PeriodShift != period.Number)
        {
            int intervalMs = IntervalMs;
            nextMs = period.StartMs + OffsetMs(intervalMs);
            long left = SamplingPeriod.ExpectedReadings(period.EndMs - period.StartMs, intervalMs);
            numbers = ((long)period.Number << PeriodShift) | (left << LeftShift) | (numbers & IntervalMask);
        }
    }
}
