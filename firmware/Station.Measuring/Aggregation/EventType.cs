namespace Station.Aggregation;

/// <summary>Types of event records (docs/telemetry-format.md section 4.3).</summary>
public enum EventType : byte
{
    Boot = 1,
    Context = 2,
    ClockAnchor = 3,
    Loss = 4,
    DayLevels = 5,
    Calibration = 6,
    Alarm = 7,
    Settings = 8,
    Status = 9,
}
