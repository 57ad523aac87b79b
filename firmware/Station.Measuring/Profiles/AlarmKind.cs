namespace Station.Profiles;

/// <summary>What an alarm looks at.</summary>
public enum AlarmKind : byte
{
    /// <summary>The value is above the threshold.</summary>
    Above = 0,

    /// <summary>The value is below the threshold.</summary>
    Below = 1,

    /// <summary>The value has risen by more than the threshold within some minutes.</summary>
    Rise = 2,
}
