using Station.Aggregation;
using Station.Bytes;
using Station.Hal;
using Station.Supervision;

namespace Station.Timekeeping;

/// <summary>
/// Knows UTC as far as sealed anchors of this boot allow. An anchor counts only once it is in the journal, so that the platform never sees a time that it cannot check.
/// </summary>
public sealed class TimeKeeper : IPeriodBoundary, ICalendar
{
    private const int FirstRetryMs = 15_000;
    private const int LongestRetryMs = 15 * 60_000;

    /// <summary>Between anchors: at 50 ppm a quarter of a day adds about one second of uncertainty.</summary>
    private const int ResyncIntervalMs = 6 * 3_600_000;

    private const int MinuteMs = 60_000;
    private const int BodyLimitBytes = 64;

    /// <summary>A time that contradicts the anchor in force is put on record so often at most: whoever plays with the clocks must not fill the flash.</summary>
    private const int ContradictionIntervalMs = 3_600_000;

    private readonly SntpClient client;
    private readonly IEventSink events;
    private readonly INetworkLink network;
    private readonly IBoardControl control;
    private readonly ClockFloor floor;
    private readonly ChipTime chip;
    private readonly BackOff backOff;
    private readonly ClockAnchor anchor = new ClockAnchor();
    private readonly ClockAnchor candidate = new ClockAnchor();
    private bool isChipAsked;

    /// <summary>What servers have said against the anchor in force; null where none has.</summary>
    private ClockAnchor contradiction;

    private long contradictionDueMs;
    private long floorUptimeMs = -1;
    private long dueMs;

    /// <param name="client">Asks the time servers.</param>
    /// <param name="events">Where anchors are put on record.</param>
    /// <param name="network">Whether there is a network.</param>
    /// <param name="control">The calendar clock, which TLS reads.</param>
    /// <param name="random">For the waits.</param>
    /// <param name="floor">Has been loaded.</param>
    /// <param name="chip">Null without a real-time clock.</param>
    public TimeKeeper(
        SntpClient client, IEventSink events, INetworkLink network, IBoardControl control, IRandomBytes random, ClockFloor floor, ChipTime chip)
    {
        this.client = client;
        this.events = events;
        this.network = network;
        this.control = control;
        this.floor = floor;
        this.chip = chip;
        backOff = new BackOff(random, FirstRetryMs, LongestRetryMs);
        client.EarliestUtcMs = floor.EarliestUtcMs;
    }

    /// <summary>UTC is known.</summary>
    public bool Resolved { get; private set; }

    /// <summary>The newest anchor; meaningless until <see cref="Resolved"/>.</summary>
    public ClockAnchor Anchor => anchor;

    public SntpClient Client => client;

    /// <summary>Rounds that brought no time.</summary>
    public int Failures { get; private set; }

    /// <summary>Times that contradict the anchor in force beyond both uncertainties.</summary>
    public int Contradictions { get; private set; }

    /// <summary>
    /// Sets the calendar clock, which serves TLS and nothing else, whoever has stepped it meanwhile: to UTC where that is known, else to the latest time that has passed for certain.
    /// </summary>
    public void SetCalendar(long nowMs) => control.SetCalendarUtc(Resolved ? anchor.UtcAtMs(nowMs) : floor.EarliestUtcMs + nowMs);

    /// <summary>
    /// The platform has answered on a connection that was begun at that uptime: by the calendar that was in force then its certificate was good, so the anchor may be what later boots begin with. One
    /// that lies would otherwise lock a station out.
    /// </summary>
    public void Confirm(long connectedUptimeMs)
    {
        if (Resolved && anchor.UptimeMs < connectedUptimeMs && floorUptimeMs < anchor.UptimeMs)
        {
            floorUptimeMs = anchor.UptimeMs;
            SetFloor(anchor);
        }
    }

    /// <summary>Takes the platform's time. It is sealed: it overrides an anchor that it contradicts, and may lie before the times that have passed for certain.</summary>
    public HintResult TakeHint(ClockAnchor hint)
    {
        if (!SntpClient.IsPlausible(hint.UtcMs, Product.ReleaseUtcMs))
        {
            return HintResult.Implausible;
        }

        bool agrees = Resolved && hint.AgreesWith(anchor);
        if (agrees && anchor.UncertaintyAtMs(hint.UptimeMs) <= hint.UncertaintyMs)
        {
            return HintResult.KnownBetter;
        }

        Contradictions += Resolved && !agrees ? 1 : 0;
        if (!Record(hint))
        {
            return HintResult.NotRecorded;
        }

        Adopt(hint);
        SetFloor(hint);
        return HintResult.Taken;
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
        if (!isChipAsked)
        {
            isChipAsked = true;
            AskChip();
        }

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

    private void AskChip()
    {
        bool isTold = chip != null && chip.TryRead(candidate) && SntpClient.IsPlausible(candidate.UtcMs, floor.EarliestUtcMs);
        if (isTold && Record(candidate))
        {
            Adopt(candidate);
        }
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
            return TakeContradiction();
        }

        if (!Record(candidate))
        {
            return false;
        }

        Adopt(candidate);
        return true;
    }

    /// <summary>
    /// Servers say something else than the anchor in force. A real-time clock is overruled at once. Servers overrule servers only when they say the same again an hour later: who lied is not
    /// known here, but both are on record, and the platform calls the times of this boot disputed.
    /// </summary>
    private bool TakeContradiction()
    {
        bool overrules = anchor.Source == ClockSource.RealTimeClock || (contradiction != null && candidate.AgreesWith(contradiction) && anchor.Source == ClockSource.Sntp);
        if (candidate.UptimeMs < contradictionDueMs || !Record(candidate))
        {
            return false;
        }

        contradictionDueMs = candidate.UptimeMs + ContradictionIntervalMs;
        if (overrules)
        {
            Adopt(candidate);
            return true;
        }

        contradiction = new ClockAnchor();
        contradiction.CopyFrom(candidate);
        return false;
    }

    private bool Record(ClockAnchor found)
    {
        var body = new ByteWriter(new byte[BodyLimitBytes]);
        found.Write(body);
        return events.AcceptEvent(EventType.ClockAnchor, found.UptimeMs, body);
    }

    private void Adopt(ClockAnchor found)
    {
        anchor.CopyFrom(found);
        Resolved = true;
        contradiction = null;
        backOff.Reset();
        SetCalendar(found.UptimeMs);
        if (chip != null && found.Source != ClockSource.RealTimeClock)
        {
            chip.Set(found);
        }
    }

    private void SetFloor(ClockAnchor passed)
    {
        floor.UtcMs = passed.UtcMs - passed.UncertaintyMs;
        floor.Save();
        client.EarliestUtcMs = floor.EarliestUtcMs;
    }
}
