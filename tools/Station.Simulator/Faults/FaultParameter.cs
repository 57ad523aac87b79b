using System.Globalization;
using Station.Hal.Simulated;

namespace Station.Simulator.Faults;

/// <summary>
/// A parameter of a fault: a duration in ms, a number, or one of some words. What may be written is wider than what the swarm draws; small values are drawn as often as large ones, decade
/// by decade.
/// </summary>
public sealed class FaultParameter
{
    private const int LongestText = 80;

    private FaultParameter(string name, bool isDuration, long least, long most, long drawLeast, long drawMost, string[] words, bool isFree)
    {
        (Name, IsDuration, Least, Most) = (name, isDuration, least, most);
        (DrawLeast, DrawMost, Words, IsFree) = (drawLeast, drawMost, words, isFree);
    }

    public string Name { get; }

    public bool IsDuration { get; }

    public long Least { get; }

    public long Most { get; }

    /// <summary>The words that it may be; empty for numbers and durations.</summary>
    public IReadOnlyList<string> Words { get; }

    private long DrawLeast { get; }

    private long DrawMost { get; }

    /// <summary>Whether any word will do, those of the table being what the swarm draws.</summary>
    private bool IsFree { get; }

    /// <summary>A duration from 1 ms (0 where that is drawn) to 400 days.</summary>
    public static FaultParameter Duration(string name, string drawLeast, string drawMost) =>
        new(name, true, 0, 400 * 86_400_000L, VirtualDuration.Read(drawLeast)!.Value, VirtualDuration.Read(drawMost)!.Value, [], false);

    public static FaultParameter Number(string name, long least, long most, long drawLeast, long drawMost) => new(name, false, least, most, drawLeast, drawMost, [], false);

    public static FaultParameter Word(string name, params string[] words) => new(name, false, 0, 0, 0, 0, words, false);

    /// <summary>Any text, in quotes where it has spaces; the swarm draws one of these.</summary>
    public static FaultParameter Text(string name, params string[] examples) => new(name, false, 0, 0, 0, 0, examples, true);

    /// <summary>Whether a text is a value.</summary>
    public bool Accepts(string text)
    {
        if (IsFree)
        {
            return text.Length <= LongestText;
        }

        if (Words.Count > 0)
        {
            return Words.Contains(text);
        }

        long? value = ValueOf(text);
        return value is not null && value >= Least && value <= Most;
    }

    /// <summary>What a value must be, for whoever wrote another.</summary>
    public string Expected()
    {
        if (IsFree)
        {
            return $"a text of at most {LongestText} characters";
        }

        return Words.Count > 0
            ? "one of " + string.Join(", ", Words)
            : IsDuration ? "a duration such as 90s or 1d6h, at most 400d" : string.Create(CultureInfo.InvariantCulture, $"a number from {Least} to {Most}");
    }

    public string Draw(SeededRandom random)
    {
        if (Words.Count > 0)
        {
            return Words[random.Below(Words.Count)];
        }

        long value = DrawNumber(random);
        return IsDuration ? VirtualDuration.Write(value) : value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The number or the ms that a text says; null when it is neither.</summary>
    public long? ValueOf(string text) => IsDuration
        ? VirtualDuration.Read(text)
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>First a doubling between the bounds, then a number within it.</summary>
    private long DrawNumber(SeededRandom random)
    {
        int doublings = 0;
        while (DrawLeast + (1L << doublings) - 1 <= DrawMost)
        {
            doublings++;
        }

        long from = (1L << random.Below(Math.Max(doublings, 1))) - 1;
        long value = DrawLeast + from + (long)(random.Next() % (ulong)(from + 1));
        value = Math.Min(value, DrawMost);
        return IsDuration && value > 10_000 ? value - value % 1_000 : value;
    }
}
