using Station.Measurement;

namespace Station.Sensors.Serial;

/// <summary>
/// When a sensor with a wearing fan or laser runs: it measures one minute in so many, and wakes a warm-up before that minute. The
/// first whole minute after a start is always measured.
/// </summary>
public sealed class DutyCycle
{
    /// <summary>Number of the first period that is recorded: the one before it is the rest of a minute.</summary>
    private const int FirstWholePeriod = 2;

    private readonly SamplingPeriod period;
    private readonly int everyMinutes;
    private readonly int warmUpMs;

    public DutyCycle(SamplingPeriod period, int everyMinutes, int warmUpMs)
    {
        this.period = period;
        this.everyMinutes = everyMinutes;
        this.warmUpMs = warmUpMs;
    }

    /// <summary>The sensor rests.</summary>
    public bool IsResting { get; set; }

    /// <summary>It has been woken, and is set up before a sample is due.</summary>
    public bool IsWaking { get; set; }

    /// <summary>The first command of its next set-up is the one from which on it warms up.</summary>
    public bool RunBegins { get; set; } = true;

    /// <summary>Whether the sensor is to run at a time.</summary>
    public bool ShouldRun(long nowMs) =>
        IsMeasured(period.Number) || (IsMeasured(period.Number + 1) && nowMs >= period.EndMs - warmUpMs);

    /// <summary>When that may change.</summary>
    public long NextChangeMs(long nowMs)
    {
        long wakeMs = period.EndMs - warmUpMs;
        return nowMs < wakeMs && !IsMeasured(period.Number) && IsMeasured(period.Number + 1) ? wakeMs : period.EndMs;
    }

    private bool IsMeasured(int number) => number <= FirstWholePeriod || (number - FirstWholePeriod) % everyMinutes == 0;
}
