using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// Cuts time into periods of a minute and hands the record of each to the journal. The end of a period is fixed when it begins:
/// where the minutes are moved (time gets resolved), one period of 30 to 90 s joins the old ones to the new ones. The time
/// before the first boundary after a start is measured but not recorded: a record stands for a whole minute.
/// </summary>
public sealed class MinuteAggregator
{
    /// <summary>Shortest period; what would be shorter is merged into the next one.</summary>
    public const int ShortestPeriodMs = 30_000;

    /// <summary>A refused record is offered again at this interval, until the next one is due.</summary>
    private const int OfferAgainMs = 1_000;

    /// <summary>Lateness of a step from which on the station is held not to have measured.</summary>
    private const int StallMs = 1_000;

    private readonly IPeriodBoundary boundary;
    private readonly SamplingPeriod period;
    private readonly MinuteReadings readings;
    private readonly IRecordSink sink;
    private readonly PeriodRecord record;
    private bool started;
    private bool recording;
    private bool offering;
    private long offerAtMs;
    private long stalledMs;

    /// <summary>The last stall. It may reach into a period that has not begun yet, and what it kept waiting stays due when it is over.</summary>
    private long stallStartMs;
    private long stallEndMs;

    private IMinuteFollower[] followers = new IMinuteFollower[0];

    public MinuteAggregator(IPeriodBoundary boundary, SamplingPeriod period, MinuteReadings readings, IRecordSink sink)
    {
        this.boundary = boundary;
        this.period = period;
        this.readings = readings;
        this.sink = sink;
        record = new PeriodRecord(readings.ChannelCount);
    }

    /// <summary>Records that the journal accepted.</summary>
    public int RecordsAccepted { get; private set; }

    /// <summary>Records that the journal had refused until the next one was due: they are gone.</summary>
    public int RecordsRefused { get; private set; }

    /// <summary>A record waits for flash.</summary>
    public bool IsOffering => offering;

    /// <summary>Lets somebody hear of each minute.</summary>
    public void Follow(IMinuteFollower follower)
    {
        var longer = new IMinuteFollower[followers.Length + 1];
        followers.CopyTo(longer, 0);
        longer[followers.Length] = follower;
        followers = longer;
    }

    /// <summary>
    /// Ends the current period when its end has come: at most one a call. <paramref name="dueMs"/> is when this call had been
    /// asked for; what it is late by counts as not measured. Returns when it wants to be called next.
    /// </summary>
    public long Step(long nowMs, long dueMs)
    {
        if (!started)
        {
            started = true;
            period.Begin(nowMs, boundary.NextBoundaryMs(nowMs));
            return period.EndMs;
        }

        NoteStall(dueMs, nowMs);
        if (nowMs >= period.EndMs)
        {
            bool isRecord = recording;
            Close(nowMs);
            BeginNext();
            Tell(isRecord);
            AddStall(stallStartMs, stallEndMs);
        }
        else if (offering && nowMs >= offerAtMs)
        {
            Offer(nowMs);
        }

        return offering && offerAtMs < period.EndMs ? offerAtMs : period.EndMs;
    }

    /// <summary>Notes that nothing was done between when this step was due, or the end of the last stall, and now.</summary>
    private void NoteStall(long dueMs, long nowMs)
    {
        bool goesOn = dueMs <= stallEndMs;
        long fromMs = goesOn ? stallEndMs : dueMs;
        if (nowMs - fromMs >= StallMs)
        {
            stallStartMs = goesOn ? stallStartMs : fromMs;
            stallEndMs = nowMs;
            AddStall(fromMs, nowMs);
        }
    }

    /// <summary>Takes what lies in the current period off its valid time.</summary>
    private void AddStall(long fromMs, long toMs)
    {
        fromMs = fromMs > period.StartMs ? fromMs : period.StartMs;
        toMs = toMs < period.EndMs ? toMs : period.EndMs;
        if (toMs > fromMs)
        {
            stalledMs += toMs - fromMs;
        }
    }

    private void Close(long nowMs)
    {
        if (offering)
        {
            RecordsRefused++;
            offering = false;
        }

        if (!recording)
        {
            readings.Clear();
            return;
        }

        record.StartUptimeMs = period.StartMs;
        record.LengthMs = (int)(period.EndMs - period.StartMs);
        record.ValidSeconds = (int)((record.LengthMs - stalledMs + 500) / 1_000);
        readings.Conclude(record);
        Offer(nowMs);
    }

    private void Tell(bool isRecord)
    {
        for (int i = 0; i < followers.Length; i++)
        {
            if (isRecord)
            {
                followers[i].TakeMinute(record, period.EndMs);
            }
            else
            {
                followers[i].ForgetMinute();
            }
        }
    }

    private void BeginNext()
    {
        recording = true;
        stalledMs = 0;
        long startMs = period.EndMs;
        period.Begin(startMs, boundary.NextBoundaryMs(startMs + ShortestPeriodMs - 1));
    }

    private void Offer(long nowMs)
    {
        offering = !sink.Accept(record);
        if (offering)
        {
            offerAtMs = nowMs + OfferAgainMs;
        }
        else
        {
            RecordsAccepted++;
        }
    }
}
