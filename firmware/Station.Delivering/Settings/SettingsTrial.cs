using Station.Aggregation;
using Station.Bytes;

namespace Station.Settings;

/// <summary>
/// Watches over values of the link that are on trial: they are confirmed when the broker has been reached with them, and taken back when that takes too long. Puts on record what became of
/// settings, without any value.
/// </summary>
public sealed class SettingsTrial
{
    private const int RetryMs = 10_000;
    private const int MinuteMs = 60_000;
    private const int BodyLimitBytes = 8;

    private readonly SettingsStore store;
    private readonly IEventSink events;
    private int trial;
    private long triedMs;
    private long steppedMs;
    private long dueMs;

    public SettingsTrial(SettingsStore store, IEventSink events)
    {
        this.store = store;
        this.events = events;
    }

    /// <summary>Time that is left to the values on trial, in ms; 0 when none are.</summary>
    public long LeftMs => store.IsOnTrial ? LimitMs - triedMs : 0;

    /// <summary>Nothing is on trial, and nothing is to be told.</summary>
    public bool IsIdle => !store.IsOnTrial && !store.IsUntold;

    private long LimitMs => store.Settings.Number(SettingKey.TrialTime) * MinuteMs;

    /// <summary>Goes on with what is due. True when other values of the link are in force now.</summary>
    /// <param name="isTrying">Whether the station may try to reach the broker: safe mode does not count.</param>
    /// <param name="hasReached">Whether it has, with the values in force.</param>
    /// <param name="nowMs">Uptime.</param>
    public bool Step(bool isTrying, bool hasReached, long nowMs)
    {
        triedMs = store.Trials == trial ? triedMs + (isTrying ? nowMs - steppedMs : 0) : 0;
        trial = store.Trials;
        steppedMs = nowMs;
        if (nowMs < dueMs)
        {
            return false;
        }

        Tell(nowMs);
        if (!store.IsOnTrial || (!hasReached && triedMs < LimitMs))
        {
            return false;
        }

        bool isDone = hasReached ? store.Confirm() : store.TakeBack();
        dueMs = isDone ? nowMs : nowMs + RetryMs;
        return isDone && !hasReached;
    }

    private void Tell(long nowMs)
    {
        if (!store.IsUntold)
        {
            return;
        }

        var body = new ByteWriter(new byte[BodyLimitBytes]);
        body.U8((int)store.Note);
        body.Varint(store.Version);
        body.U8(store.IsOnTrial ? 1 : 0);
        if (!events.AcceptEvent(EventType.Settings, nowMs, body) || !store.Told())
        {
            dueMs = nowMs + RetryMs;
        }
    }
}
