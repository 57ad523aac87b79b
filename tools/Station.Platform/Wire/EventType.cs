namespace Station.Platform.Wire;

/// <summary>Types of events that this receiver can read; others are kept as they are.</summary>
public static class EventType
{
    public const byte Boot = 1;
    public const byte Context = 2;
    public const byte Anchor = 3;
    public const byte Loss = 4;
    public const byte DayLevels = 5;
    public const byte Calibration = 6;
    public const byte Alarm = 7;
    public const byte Settings = 8;
    public const byte Status = 9;
}
