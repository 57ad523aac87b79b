namespace Station.Measurement;

/// <summary>
/// When a sensor is asked: sample k of a period is due at start + offset + k * interval, so that question and answer never
/// straddle the end of the period and each minute gets the same number of readings. A sensor is its own schedule: an object of its own would be one more.
/// </summary>
public class SampleSchedule
{
    private const int MsOfSecond = 1_000;

    /// <summary>Places in <see cref="numbers"/>: the interval in s, and above it the samples that are left.</summary>
    private const int IntervalMask = 0xFF;
    private const int LeftShift = 8;

    private readonly SamplingPeriod period;

    /// <summary>Interval, and samples that are left in the period.</summary>
    private int numbers;

    /// <summary>Uptime of the next sample, or of the end of the period: always within the period that it belongs to, by which another one is noticed.</summary>
    private long nextMs;

    /// <param name="period">The period that is being measured; each begins where the one before ends.</param>
    /// <param name="intervalMs">Interval between two samples: whole seconds, up to 60.</param>
    public SampleSchedule(SamplingPeriod period, int intervalMs)
    {
        this.period = period;
        numbers = intervalMs / MsOfSecond;
    }

    public int IntervalMs => (numbers & IntervalMask) * MsOfSecond;

    /// <summary>Uptime at which the next sample is due; the end of the period when it holds no more.</summary>
    public long NextMs
    {
        get
        {
            Follow();
            return nextMs;
        }
    }

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
        while (nowMs >= nextMs && numbers >> LeftShift > 0)
        {
            long lateMs = nowMs - nextMs;
            int intervalMs = IntervalMs;
            numbers -= 1 << LeftShift;
            nextMs = numbers >> LeftShift > 0 ? nextMs + intervalMs : period.EndMs;
            if (lateMs <= intervalMs * 3L / 4)
            {
                return true;
            }
        }

        return false;
    }

    private void Follow()
    {
        if (nextMs <= period.StartMs)
        {
            int intervalMs = IntervalMs;
            int left = SamplingPeriod.ExpectedReadings(period.EndMs - period.StartMs, intervalMs);
            numbers = (left << LeftShift) | (numbers & IntervalMask);
            nextMs = left > 0 ? period.StartMs + OffsetMs(intervalMs) : period.EndMs;
        }
    }
}
