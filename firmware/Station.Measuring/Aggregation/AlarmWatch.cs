using Station.Bytes;
using Station.Profiles;

namespace Station.Aggregation;

/// <summary>Holds each minute against the alarms of the profile and records at once, sealed, that one was raised or has ended. What flash refuses is recorded a minute later.</summary>
public sealed class AlarmWatch : IMinuteFollower
{
    private const int BodyLimitBytes = 128;

    private readonly Alarm[] alarms;
    private readonly bool[] untold;
    private readonly ILocalTime time;
    private readonly IEventSink events;
    private readonly IReportPace pace;

    /// <summary>Null where there is no alarm.</summary>
    private readonly ByteWriter body;

    /// <param name="settings">The alarms of the profile.</param>
    /// <param name="time">Local time, for the hours in which an alarm looks.</param>
    /// <param name="events">Takes what is told.</param>
    /// <param name="pace">Hurries the minutes while an alarm that asks for it lasts; null where nothing is sent.</param>
    public AlarmWatch(AlarmSettings[] settings, ILocalTime time, IEventSink events, IReportPace pace)
    {
        this.pace = pace;
        this.time = time;
        this.events = events;
        alarms = new Alarm[settings.Length];
        untold = new bool[settings.Length];
        body = settings.Length == 0 ? null : new ByteWriter(new byte[BodyLimitBytes]);
        for (int i = 0; i < alarms.Length; i++)
        {
            alarms[i] = new Alarm(settings[i]);
        }
    }

    /// <summary>Alarms that are raised.</summary>
    public int Raised { get; private set; }

    public void TakeMinute(PeriodRecord record, long nextEndMs)
    {
        long endMs = record.StartUptimeMs + record.LengthMs;
        long localMs = time.LocalAtMs(record.StartUptimeMs);
        int reportMinutes = 0;
        Raised = 0;
        for (int i = 0; i < alarms.Length; i++)
        {
            // Two turns that could not be told between are told as the last one.
            untold[i] |= alarms[i].TakeMinute(record, localMs);
            untold[i] = untold[i] && !Tell(alarms[i], endMs);
            if (alarms[i].IsRaised)
            {
                Raised++;
                reportMinutes = Shorter(reportMinutes, alarms[i].Settings.ReportMinutes);
            }
        }

        if (pace != null && alarms.Length > 0)
        {
            pace.SetReportMinutes(reportMinutes);
        }
    }

    public void ForgetMinute()
    {
    }

    /// <summary>The shorter of two intervals, of which 0 is none.</summary>
    private static int Shorter(int one, int other) => one == 0 || (other > 0 && other < one) ? other : one;

    private bool Tell(Alarm alarm, long uptimeMs)
    {
        body.Reset();
        body.Word(alarm.Settings.Name);
        body.Varint(alarm.Settings.Channel);
        body.U8(alarm.IsRaised ? 1 : 0);
        body.Zigzag(alarm.Value);
        return events.AcceptEvent(EventType.Alarm, uptimeMs, body);
    }
}
