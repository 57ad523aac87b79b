namespace Station.Measurement;

/// <summary>What holds while readings are taken: the time of the step, when flash was last written, and where readings go. One for all channels.</summary>
public sealed class Circumstances
{
    /// <summary>
    /// A frame that was on the wire while flash was written has been taken by then: 42 ms for the longest at 9600 baud, and the pause between two looks at
    /// a line, with a margin.
    /// </summary>
    public const int FlashShadowMs = 150;

    private readonly IFlashActivity flash;

    /// <param name="flash">Null where nothing is written.</param>
    /// <param name="readings">Where the readings go.</param>
    public Circumstances(IFlashActivity flash, IReadings readings)
    {
        this.flash = flash;
        Readings = readings;
    }

    /// <summary>Where the readings of all channels go.</summary>
    public IReadings Readings { get; }

    /// <summary>Uptime of the step that takes the readings.</summary>
    public long NowMs { get; private set; }

    /// <summary>A frame that is taken now may have been on the wire while flash was written.</summary>
    public bool InFlashShadow => flash != null && NowMs - flash.LastWriteEndMs <= FlashShadowMs;

    /// <summary>A step begins.</summary>
    public void Begin(long nowMs) => NowMs = nowMs;
}
