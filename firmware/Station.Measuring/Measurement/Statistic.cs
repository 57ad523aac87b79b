namespace Station.Measurement;

/// <summary>What a column holds of its period. Codes are part of the telemetry format.</summary>
public enum Statistic : byte
{
    /// <summary>Instantaneous value (HJ 212 Rtd).</summary>
    Realtime = 0,
    Average = 1,
    Minimum = 2,
    Maximum = 3,
    Count = 4,
    Sum = 5,

    /// <summary>Equivalent continuous level: the energy mean.</summary>
    EquivalentLevel = 6,
    Level5 = 7,
    Level10 = 8,
    Level50 = 9,
    Level90 = 10,
    Level95 = 11,
    LevelMaximum = 12,
    LevelMinimum = 13,
    StandardDeviation = 14,

    /// <summary>Median of a burst of readings.</summary>
    Median = 15,

    /// <summary>Equivalent level of the day, 06:00 to 22:00.</summary>
    DayLevel = 16,

    /// <summary>Equivalent level of the night.</summary>
    NightLevel = 17,

    /// <summary>Day-night level: nights count 10 dB more.</summary>
    DayNightLevel = 18,
}
