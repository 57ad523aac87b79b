using Station.Settings;
using Station.Terminal.Sources;
using Station.Timekeeping;
using Station.Uplink;

namespace Station.Terminal.Rooms;

/// <summary>What the station knows of UTC, for the command <c>time</c>.</summary>
public sealed class TimeStatus : ITimeSource
{
    private readonly TimeKeeper time;
    private readonly StationSettings settings;

    /// <param name="delivery">Null on a station that is not provisioned: it asks nobody for the time.</param>
    /// <param name="settings">The settings in force.</param>
    public TimeStatus(DeliveryChain delivery, StationSettings settings)
    {
        time = delivery?.Time;
        this.settings = settings;
    }

    public bool Resolved => time != null && time.Resolved;

    public ClockSource Source => time == null ? 0 : time.Anchor.Source;

    public long AnchorUptimeMs => time == null ? 0 : time.Anchor.UptimeMs;

    public int UtcOffsetMin => (int)settings.Number(SettingKey.UtcOffset);

    public int Failures => time == null ? 0 : time.Failures;

    public int Contradictions => time == null ? 0 : time.Contradictions;

    public long UtcAtMs(long uptimeMs) => time == null ? 0 : time.UtcAtMs(uptimeMs);

    public long UncertaintyAtMs(long uptimeMs) => time == null ? 0 : time.UncertaintyAtMs(uptimeMs);
}
