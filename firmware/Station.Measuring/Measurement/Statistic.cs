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
}
