using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// Cuts time into hours, or other lengths that divide one, of local time, and hands the record of each to the journal. A record starts with its first minute of this boot: an hour in which
/// the station started is shorter and says so. Minutes from before time was resolved count when they belong to the hour in which it was; while it is not, nothing is recorded.
/// </summary>
public sealed class LongPeriodAggregator : IMinuteFollower
{
    private const int MinuteMs = 60_000;

    private readonly ILocalTime time;
    private readonly PeriodStatistics statistics;
    private readonly IHourSink sink;
    private readonly DayLevels day;
    private readonly PeriodRecord record;
    private readonly long periodMs;
    private bool isOpen;
    private bool isOffering;
    private long startMs;
    private long firstMiddleMs;
    private int validSeconds;

    /// <param name="time">Local time.</param>
    /// <param name="statistics">The statistics of all channels.</param>
    /// <param name="sink">Where records go.</param>
    /// <param name="day">Day and night levels that are made of the hours; null without.</param>
    public LongPeriodAggregator(ILocalTime time, PeriodStatistics statistics, IHourSink sink, DayLevels day)
    {
        this.time = time;
        this.statistics = statistics;
        this.sink = sink;
        this.day = day;
        record = new PeriodRecord(statistics.ColumnCount);
        periodMs = (long)statistics.PeriodMinutes * MinuteMs;
    }

    /// <summary>Records that the journal accepted.</summary>
    public int RecordsAccepted { get; private set; }

    /// <summary>Records that the journal had refused until the next one was due: they are gone.</summary>
    public int RecordsRefused { get; private set; }

    /// <summary>A record waits for flash.</summary>
    public bool IsOffering => isOffering;

    public void TakeMinute(PeriodRecord minute, long nextEndMs)
    {
        if (isOffering)
        {
            Offer();
        }

        long endMs = minute.StartUptimeMs + minute.LengthMs;
        long middleMs = minute.StartUptimeMs + minute.LengthMs / 2;
        if (!isOpen)
        {
            isOpen = true;
            startMs = minute.StartUptimeMs;
            firstMiddleMs = middleMs;
            validSeconds = 0;
        }

        validSeconds += minute.ValidSeconds;
        long period = PeriodAt(middleMs);
        if (period < 0)
        {
            if (endMs - startMs > periodMs + MinuteMs)
            {
                Clear();
            }

            return;
        }

        if (PeriodAt(firstMiddleMs) != period)
        {
            // Time has become known only now, and what was gathered lies in two hours: it cannot be taken apart any more.
            Clear();
        }
        else if (PeriodAt((endMs + nextEndMs) / 2) != period)
        {
            Close(endMs, period);
        }
    }

    public void ForgetMinute() => Clear();

    private long PeriodAt(long uptimeMs)
    {
        long localMs = time.LocalAtMs(uptimeMs);
        return localMs < 0 ? -1 : localMs / periodMs;
    }

    private void Close(long endMs, long period)
    {
        RecordsRefused += isOffering ? 1 : 0;
        record.StartUptimeMs = startMs;
        record.LengthMs = (int)(endMs - startMs);
        record.ValidSeconds = validSeconds;
        statistics.Conclude(record);
        Offer();
        if (day != null)
        {
            day.Take(period * periodMs, (period + 1) * periodMs, endMs);
        }

        Clear();
    }

    private void Offer()
    {
        isOffering = !sink.AcceptHour(record);
        RecordsAccepted += isOffering ? 0 : 1;
    }

    private void Clear()
    {
        isOpen = false;
        statistics.Clear();
    }
}
