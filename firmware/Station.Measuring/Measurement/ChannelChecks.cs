namespace Station.Measurement;

/// <summary>
/// What a channel's readings are held against besides its measuring range. What is not set is not checked. Channels that are held against the same share it, unless something has to be
/// remembered of each.
/// </summary>
public sealed class ChannelChecks
{
    /// <summary>What holds at the time of a reading. A field, as the next one is: each reading looks at them.</summary>
    internal readonly Circumstances Circumstances;

    /// <summary>The reading that waits for those of other channels; null where none has a say.</summary>
    internal WaitingReading Waiting;

    /// <param name="circumstances">What holds at the time of a reading.</param>
    public ChannelChecks(Circumstances circumstances) => Circumstances = circumstances;

    /// <summary>Readings that do not move at all for so long are stuck; 0: not checked.</summary>
    public long StuckMs { get; set; }

    /// <summary>Uptime since which the reading has not moved, where that is checked.</summary>
    internal long StillSinceMs { get; set; }

    /// <summary>Most change a minute, in stored units; 0: not checked.</summary>
    public int RatePerMinute { get; set; }

    /// <summary>A channel that this one is never above, in the same unit.</summary>
    public Channel AtMost { get; set; }

    /// <summary>A channel that this one is never below, in the same unit.</summary>
    public Channel AtLeast { get; set; }

    /// <summary>The channel of the relative humidity.</summary>
    public Channel Humidity { get; set; }

    /// <summary>Above this humidity, in that channel's stored units, readings are affected by it.</summary>
    public int HumidityLimit { get; set; }

    /// <summary>The readings come over a serial port of the chip itself, which suffers when flash is written.</summary>
    public bool OnChipPort { get; set; }

    /// <summary>Makes discharges of levels before anything else looks at them; null for a channel that stores what its sensor gives.</summary>
    public RatingCurve Curve { get; set; }

    /// <summary>Other channels have a say: a reading is judged when theirs of the same step are there.</summary>
    public bool NeedsOthers
    {
        get => Waiting != null;
        set => Waiting = value ? new WaitingReading() : null;
    }
}
