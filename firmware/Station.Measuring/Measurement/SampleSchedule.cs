namespace Station.Measurement;

/// <summary>
/// When a sensor is asked: sample k of a period is due at start + offset + k * interval, so that question and answer never
/// straddle the end of the period and each minute gets the same number of readings.
/// </summary>
public sealed class SampleSchedule
{
    private readonly SamplingPeriod period;
    private int periodNumber;
    private int left;
    private long nextMs;

    public SampleSchedule(SamplingPeriod period, int intervalMs)
    {
        this.period = period;
        IntervalMs = intervalMs;
    }

    public int IntervalMs { get; }

    /// <summary>Uptime at which the next sample is due; the end of the period when it holds no more.</summary>
    public long NextMs
    {
        get
        {
            Follow();
            return left > 0 ? nextMs : period.EndMs;
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
        while (left > 0 && nowMs >= nextMs)
        {
            long lateMs = nowMs - nextMs;
            nextMs += IntervalMs;
            left--;
            if (lateMs <= IntervalMs * 3L / 4)
            {
                return true;
            }
        }

        return false;
    }

    private void Follow()
    {
        if (periodNumber != period.Number)
        {
            periodNumber = period.Number;
            nextMs = period.StartMs + OffsetMs(IntervalMs);
            left = SamplingPeriod.ExpectedReadings(period.EndMs - period.StartMs, IntervalMs);
        }
    }
}
