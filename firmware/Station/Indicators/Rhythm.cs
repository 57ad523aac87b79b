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

    private readonly int[] partsMs;

    private Rhythm(int[] partsMs)
    {
        this.partsMs = partsMs;
        for (int i = 0; i < partsMs.Length; i++)
        {
            PeriodMs += partsMs[i];
        }
    }

    /// <summary>Length of one repetition.</summary>
    public int PeriodMs { get; }

    /// <summary>A number of short flashes, then a long dark pause.</summary>
    public static Rhythm Flashes(int count) => Group(count, BeatMs, BeatMs);

    /// <summary>Lit with a number of short dark dips in a group.</summary>
    public static Rhythm Dips(int count)
    {
        int[] parts = Group(count, BeatMs, BeatMs).partsMs;
        int[] dips = new int[parts.Length];

        // The long part of the same group, which is dark at its end, comes first and lit.
        dips[0] = parts[parts.Length - 1];
        for (int i = 1; i < parts.Length; i++)
        {
            dips[i] = parts[i - 1];
        }

        return new Rhythm(dips);
    }

    /// <summary>Too fast to count.</summary>
    public static Rhythm Flicker() => new Rhythm(new[] { FlickerMs, FlickerMs });

    /// <summary>Half the time lit, half dark, slowly.</summary>
    public static Rhythm Slow() => new Rhythm(new[] { PeriodLimitMs / 2, PeriodLimitMs / 2 });

    /// <summary>Whether the light is on at that time after the rhythm began, and how long it stays so.</summary>
    public bool IsOnAt(long sinceStartMs, out int remainingMs)
    {
        int phaseMs = (int)(sinceStartMs % PeriodMs);
        int part = 0;
        while (phaseMs >= partsMs[part])
        {
            phaseMs -= partsMs[part];
            part++;
        }

        remainingMs = partsMs[part] - phaseMs;
        return part % 2 == 0;
    }

    private static Rhythm Group(int count, int onMs, int offMs)
    {
        int[] parts = new int[count * 2];
        for (int i = 0; i < count; i++)
        {
            parts[i * 2] = onMs;
            parts[i * 2 + 1] = offMs;
        }

        parts[parts.Length - 1] = PeriodLimitMs - count * onMs - (count - 1) * offMs;
        return new Rhythm(parts);
    }
}
