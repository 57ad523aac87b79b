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

    /// <summary>Times lit and dark of one repetition, the first one lit.</summary>
    private int parts;

    /// <summary>Length of each that is lit, but one.</summary>
    private int partMs;

    /// <summary>Length of each that is dark, but one.</summary>
    private int darkMs;

    /// <summary>Which one is of another length.</summary>
    private int longPart;

    private int longPartMs;

    /// <summary>Length of one repetition.</summary>
    public int PeriodMs => longPartMs + OtherPartsMs;

    private int OtherPartsMs => parts / 2 * (partMs + darkMs) - (longPart % 2 == 0 ? partMs : darkMs);

    /// <summary>Becomes a number of short flashes, then a long dark pause.</summary>
    public Rhythm Flash(int count) => Become(count * 2, BeatMs, BeatMs, count * 2 - 1, PeriodLimitMs);

    /// <summary>Becomes two or three long flashes, then a dark pause.</summary>
    public Rhythm LongFlash(int count) => Become(count * 2, count == 2 ? 700 : 600, BeatMs, count * 2 - 1, PeriodLimitMs);

    /// <summary>Becomes lit for long, then a number of short dark dips in a group.</summary>
    public Rhythm Dip(int count) => Become(count * 2, BeatMs, BeatMs, 0, PeriodLimitMs);

    /// <summary>Becomes too fast to count.</summary>
    public Rhythm Flicker() => Become(2, FlickerMs, FlickerMs, 0, 2 * FlickerMs);

    /// <summary>Becomes lit half the time, dark the other half, slowly.</summary>
    public Rhythm Blink() => Become(2, PeriodLimitMs / 2, PeriodLimitMs / 2, 0, PeriodLimitMs);

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

    private Rhythm Become(int count, int litMs, int unlitMs, int longer, int periodMs)
    {
        parts = count;
        partMs = litMs;
        darkMs = unlitMs;
        longPart = longer;
        longPartMs = periodMs - OtherPartsMs;
        return this;
    }

    private int LengthMs(int part) => part == longPart ? longPartMs : part % 2 == 0 ? partMs : darkMs;
}
