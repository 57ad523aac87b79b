using Station.Aggregation;
using Station.Bytes;
using Station.Hal;
using Station.Supervision;

namespace Station.Timekeeping;

/// <summary>
/// Knows UTC as far as sealed anchors of this boot allow. An anchor counts only once it is in the journal, so that the platform never sees a time that it cannot check.
/// </summary>
public sealed class TimeKeeper : IPeriodBoundary
{
    private const int FirstRetryMs = 15_000;
    private const int LongestRetryMs = 15 * 60_000;

    /// <summary>Between anchors: at 50 ppm a quarter of a day adds about one second of uncertainty.</summary>
    private const int ResyncIntervalMs = 6 * 3_600_000;

    private const int MinuteMs = 60_000;

    private readonly SntpClient client;
    private readonly IEventSink events;
    private readonly INetworkLink network;
    private readonly IBoardControl control;
    private readonly BackOff backOff;
    private readonly ClockAnchor anchor = new ClockAnchor();
    private readonly ClockAnchor candidate = new ClockAnchor();
    private readonly ByteWriter body = new ByteWriter(new byte[64]);
    private long dueMs;

    public TimeKeeper(SntpClient client, IEventSink events, INetworkLink network, IBoardControl control, IRandomBytes random)
    {
        this.client = client;
        this.events = events;
        this.network = network;
        this.control = control;
        backOff = new BackOff(random, FirstRetryMs, LongestRetryMs);
    }

    /// <summary>UTC is known.</summary>
    public bool Resolved { get; private set; }

    /// <summary>The newest anchor; meaningless until <see cref="Resolved"/>.</summary>
    public ClockAnchor Anchor => anchor;

    public SntpClient Client => client;

    /// <summary>Rounds that brought no time.</summary>
    public int Failures { get; private set; }

    /// <summary>Rounds whose result contradicts the anchor in force beyond both uncertainties.</summary>
    public int Contradictions { get; private set; }

    /// <summary>
    /// Before the first anchor TLS judges certificates by the calendar clock. In 1970 none would be valid, and nobody must be tempted to switch the check off: so
    /// it is never before a time that is surely past, the product's release.
    /// </summary>
    public void BeginCalendar(long releaseUtcMs)
    {
        if (control.CalendarUtcMs < releaseUtcMs)
        {
            control.SetCalendarUtc(releaseUtcMs);
        }
    }

    /// <summary>UTC at an uptime of this boot in ms, 0 while it is not known.</summary>
    public long UtcAtMs(long uptimeMs) => Resolved ? anchor.UtcAtMs(uptimeMs) : 0;

    /// <summary>Uncertainty of <see cref="UtcAtMs"/> in ms, 0 while UTC is not known.</summary>
    public long UncertaintyAtMs(long uptimeMs) => Resolved ? anchor.UncertaintyAtMs(uptimeMs) : 0;

    /// <summary>The next uptime at which a minute ends: a UTC minute once time is known, a minute of uptime before.</summary>
    public long NextBoundaryMs(long uptimeMs)
    {
        long clockMs = Resolved ? anchor.UtcAtMs(uptimeMs) : uptimeMs;
        return uptimeMs + MinuteMs - clockMs % MinuteMs;
    }

    /// <summary>Works on the next anchor when one is due and there is a network; returns when to be called next.</summary>
    public long Step(long nowMs)
    {
        if (client.Running)
        {
            long nextMs = client.Step(nowMs);
            if (client.Running)
            {
                return nextMs;
            }

            dueMs = nowMs + (TakeResult() ? ResyncIntervalMs : backOff.NextMs());
        }
        else if (nowMs >= dueMs)
        {
            if (network.State == LinkState.Up)
            {
                client.Begin();
                return nowMs;
            }

            dueMs = nowMs + 1000;
        }

        return dueMs;
    }

    private bool TakeResult()
    {
        if (!client.TryTakeResult(candidate))
        {
            Failures++;
            return false;
        }

        if (Resolved && !candidate.AgreesWith(anchor))
        {
            Contradictions++;
            return false;
        }

        body.Reset();
        candidate.Write(body);
        if (!events.AcceptEvent(EventType.ClockAnchor, candidate.UptimeMs, body))
        {
            return false;
        }

        anchor.CopyFrom(candidate);
        Resolved = true;
        backOff.Reset();
        control.SetCalendarUtc(anchor.UtcMs);
        return true;
    }
}
