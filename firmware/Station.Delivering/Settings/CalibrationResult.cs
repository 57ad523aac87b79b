namespace Station.Settings;

/// <summary>What became of a calibration that was handed in.</summary>
public enum CalibrationResult : byte
{
    Done,

    /// <summary>A number or the operator's name is outside its bounds, or a sound level was given a span.</summary>
    BadValue,

    /// <summary>A record waits for flash. Try again in a minute.</summary>
    Busy,

    /// <summary>Flash refused. What was in force still is.</summary>
    NotSaved,

    /// <summary>The slot holds no further channel.</summary>
    NoRoom,
}
