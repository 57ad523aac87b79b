namespace Station.Indicators;

/// <summary>
/// A pattern of light that repeats. Somebody looks for three seconds and cannot tell colours: every rhythm repeats within that time, flashes are counted
/// up to five, and the pause between two counts is longer than anything inside one.
/// </summary>
public sealed class Rhythm
{
    /// <summary>How long a person looks.</summary>
    public const int PeriodLimitMs = 3000;

    private const int BeatMs = 200;
    private const int FlickerMs = 100;

    /// <summary>Times lit and dark of one repetition, the first one lit.</summary>
    private int parts;

    /// <summary>Length of each but one.</summary>
    private int partMs;

    /// <summary>Which one is of another length.</summary>
    private int longPart;

    private int longPartMs;

    /// <summary>Length of one repetition.</summary>
    public int PeriodMs => longPartMs + (parts - 1) * partMs;

    /// <summary>Becomes a number of short flashes, then a long dark pause.</summary>
    public Rhythm Flash(int count) => Become(count * 2, BeatMs, count * 2 - 1, PeriodLimitMs);

    /// <summary>Becomes lit for long, then a number of short dark dips in a group.</summary>
    public Rhythm Dip(int count) => Become(count * 2, BeatMs, 0, PeriodLimitMs);

    /// <summary>Becomes too fast to count.</summary>
    public Rhythm Flicker() => Become(2, FlickerMs, 0, 2 * FlickerMs);

    /// <summary>Becomes lit half the time, dark the other half, slowly.</summary>
    public Rhythm Blink() => Become(2, PeriodLimitMs / 2, 0, PeriodLimitMs);

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

    private Rhythm Become(int count, int lengthMs, int longer, int periodMs)
    {
        parts = count;
        partMs = lengthMs;
        longPart = longer;
        longPartMs = periodMs - (count - 1) * lengthMs;
        return this;
    }

    private int LengthMs(int part) => part == longPart ? longPartMs : partMs;
}
