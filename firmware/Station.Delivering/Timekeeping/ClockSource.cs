namespace Station.Timekeeping;

/// <summary>Where an anchor comes from (docs/telemetry-format.md section 4.3).</summary>
public enum ClockSource : byte
{
    Sntp = 1,
    RealTimeClock = 2,
    TimeHint = 3,
}
