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
    private readonly ByteWriter body = new ByteWriter(new byte[BodyLimitBytes]);

    public AlarmWatch(AlarmSettings[] settings, ILocalTime time, IEventSink events)
    {
        this.time = time;
        this.events = events;
        alarms = new Alarm[settings.Length];
        untold = new bool[settings.Length];
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
        Raised = 0;
        for (int i = 0; i < alarms.Length; i++)
        {
            // Two turns that could not be told between are told as the last one.
            untold[i] |= alarms[i].TakeMinute(record, localMs);
            untold[i] = untold[i] && !Tell(alarms[i], endMs);
            Raised += alarms[i].IsRaised ? 1 : 0;
        }
    }

    public void ForgetMinute()
    {
    }

    private bool Tell(Alarm alarm, long uptimeMs)
    {
        body.Reset();
        body.Text(alarm.Settings.Name);
        body.Varint(alarm.Settings.Channel);
        body.U8(alarm.IsRaised ? 1 : 0);
        body.Zigzag(alarm.Value);
        return events.AcceptEvent(EventType.Alarm, uptimeMs, body);
    }
}
