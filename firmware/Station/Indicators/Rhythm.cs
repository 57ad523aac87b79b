namespace Station.Indicators;

/// <summary>
/// A pattern of light that repeats. Somebody looks for three seconds and cannot tell colours: every rhythm repeats within that time, flashes are counted
/// up to five, long ones up to three, and the pause between two counts is longer than anything inside one.
/// </summary>
public sealed class Rhythm
{
    /// <summary>How long a person looks.</summary>
    public const int PeriodLimitMs = 3000;

    private const int BeatMs = 200;
    private const int FlickerMs = 100;

    private readonly int parts;
    private readonly int partMs;
    private readonly int darkMs;
    private readonly int longPart;
    private readonly int longPartMs;

    /// <param name="parts">Times lit and dark of one repetition, the first one lit.</param>
    /// <param name="partMs">Length of each that is lit, but one.</param>
    /// <param name="darkMs">Length of each that is dark, but one.</param>
    /// <param name="longPart">Which one is of another length.</param>
    /// <param name="periodMs">Length of all.</param>
    private Rhythm(int parts, int partMs, int darkMs, int longPart, int periodMs)
    {
        this.parts = parts;
        this.partMs = partMs;
        this.darkMs = darkMs;
        this.longPart = longPart;
        longPartMs = periodMs - OtherPartsMs;
    }

    /// <summary>Length of one repetition.</summary>
    public int PeriodMs => longPartMs + OtherPartsMs;

    private int OtherPartsMs => parts / 2 * (partMs + darkMs) - (longPart % 2 == 0 ? partMs : darkMs);

    /// <summary>A number of short flashes, then a long dark pause.</summary>
    public static Rhythm Flashes(int count) => new Rhythm(count * 2, BeatMs, BeatMs, count * 2 - 1, PeriodLimitMs);

    /// <summary>Two or three long flashes, then a dark pause.</summary>
    public static Rhythm LongFlashes(int count) => new Rhythm(count * 2, count == 2 ? 700 : 600, BeatMs, count * 2 - 1, PeriodLimitMs);

    /// <summary>Lit for long, then a number of short dark dips in a group.</summary>
    public static Rhythm Dips(int count) => new Rhythm(count * 2, BeatMs, BeatMs, 0, PeriodLimitMs);

    /// <summary>Too fast to count.</summary>
    public static Rhythm Flicker() => new Rhythm(2, FlickerMs, FlickerMs, 0, 2 * FlickerMs);

    /// <summary>Half the time lit, half dark, slowly.</summary>
    public static Rhythm Slow() => new Rhythm(2, PeriodLimitMs / 2, PeriodLimitMs / 2, 0, PeriodLimitMs);

    /// <summary>Whether the light is on at that time after the rhythm began, and how long it stays so.</summary>
    public bool IsOnAt(long sinceStartMs, out int remainingMs)
    {
        int phaseMs = (int)(sinceStartMs % PeriodMs);
        int part = 0;
        while (phaseMs >= LengthMs(part))
        {
            phaseMs -= LengthMs(part);
            part++;
        }

        remainingMs = LengthMs(part) - phaseMs;
        return part % 2 == 0;
    }

    private int LengthMs(int part) => part == longPart ? longPartMs : part % 2 == 0 ? partMs : darkMs;
}
