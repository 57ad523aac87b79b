namespace Station.Profiles;

/// <summary>What a channel's readings are held against besides its measuring range.</summary>
public sealed class CheckSettings
{
    /// <summary>Stands for no channel.</summary>
    public const int None = -1;

    /// <summary>Seconds after which a reading that does not move is stuck; 0: not checked.</summary>
    public int StuckSeconds { get; set; }

    /// <summary>Most change a minute in stored units; 0: not checked.</summary>
    public int RatePerMinute { get; set; }

    /// <summary>Index of the channel that this one is never above.</summary>
    public int AtMost { get; set; } = None;

    /// <summary>Index of the channel that this one is never below.</summary>
    public int AtLeast { get; set; } = None;

    /// <summary>Index of the channel with the relative humidity.</summary>
    public int Humidity { get; set; } = None;

    /// <summary>Other channels have a say.</summary>
    public bool NeedsOthers => AtMost >= 0 || AtLeast >= 0 || Humidity >= 0;

    /// <summary>Above this, in stored units of that channel, readings are affected by humidity.</summary>
    public int HumidityLimit { get; set; }
}
