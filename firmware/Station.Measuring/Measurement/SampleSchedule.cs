namespace Station.Measurement;

/// <summary>
/// When a sensor is asked: sample k of a period is due at start + offset + k * interval, so that question and answer never
/// straddle the end of the period and each minute gets the same number of readings.
/// </summary>
public sealed class SampleSchedule
{
    /// <summary>Where the number of the period begins in <see cref="place"/>, above that of the sample.</summary>
    private const int PeriodShift = 16;
    private const int SampleBits = 0xFFFF;

    private readonly SamplingPeriod period;

    /// <summary>Number of the period, and below it that of its next sample.</summary>
    private long place;

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
            int sample = Follow();
            return sample < SamplesOfPeriod() ? DueMs(sample) : period.EndMs;
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
        int sample = Follow();
        long dueMs = DueMs(sample);
        if (nowMs < dueMs)
        {
            return false;
        }

        int samples = SamplesOfPeriod();
        for (; sample < samples && nowMs >= dueMs; dueMs += IntervalMs)
        {
            sample++;
            place++;
            if (nowMs - dueMs <= IntervalMs * 3L / 4)
            {
                return true;
            }
        }

        return false;
    }

    private int SamplesOfPeriod() => SamplingPeriod.ExpectedReadings(period.EndMs - period.StartMs, IntervalMs);

    private long DueMs(int sample) => period.StartMs + OffsetMs(IntervalMs) + (long)sample * IntervalMs;

    /// <summary>The period's next sample: the first, when another one has begun.</summary>
    private int Follow()
    {
        if (place >> PeriodShift != period.Number)
        {
            place = (long)period.Number << PeriodShift;
        }

        return (int)(place & SampleBits);
    }
}
