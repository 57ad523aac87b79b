namespace Station.Measurement;

/// <summary>The period that is being measured. The aggregation moves it on; the sensors lock their questions to its start.</summary>
public sealed class SamplingPeriod
{
    /// <summary>Grows by one with each period.</summary>
    public int Number { get; private set; }

    /// <summary>Uptime at which the period began.</summary>
    public long StartMs { get; private set; }

    /// <summary>Uptime at which it ends; fixed when it begins.</summary>
    public long EndMs { get; private set; }

    public void Begin(long startMs, long endMs)
    {
        StartMs = startMs;
        EndMs = endMs;
        Number++;
    }

    /// <summary>
    /// Readings that a period of this length holds at this interval. A last interval counts when at least three quarters of it
    /// lie within the period: a minute that a clock correction shortened by milliseconds keeps its full count.
    /// </summary>
    public static int ExpectedReadings(long lengthMs, int intervalMs) => (int)((lengthMs + intervalMs / 4) / intervalMs);
}
