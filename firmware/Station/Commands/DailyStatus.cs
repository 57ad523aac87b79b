using Station.Aggregation;
using Station.Bytes;
using Station.Uplink;

namespace Station.Commands;

/// <summary>Puts the station's counters on record once a day of uptime: sealed and in the chain, unlike the advisory status, so that what the station said of itself can be shown years later.</summary>
public sealed class DailyStatus : IRecordWriter
{
    /// <summary>Time between two records. The first comes a day after the boot: flapping power must write none.</summary>
    public const long IntervalMs = 24L * 3_600_000;

    private const int RetryMs = 60_000;
    private const int BodyLimitBytes = 256;

    private readonly StationNumbers numbers;
    private readonly IEventSink events;
    private long dueMs = IntervalMs;

    public DailyStatus(StationNumbers numbers, IEventSink events)
    {
        this.numbers = numbers;
        this.events = events;
    }

    /// <summary>Writes the record when it is due; returns when to be called next.</summary>
    public long Step(long nowMs)
    {
        if (nowMs >= dueMs)
        {
            var body = new ByteWriter(new byte[BodyLimitBytes]);
            numbers.Write(body, nowMs);
            dueMs = nowMs + (events.AcceptEvent(EventType.Status, nowMs, body) ? IntervalMs : RetryMs);
        }

        return dueMs;
    }
}
