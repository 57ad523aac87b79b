using System.Text;

namespace Station.Simulator.Faults;

/// <summary>Durations as scenarios write them: numbers with d, h, m, s and ms, one behind the other, such as <c>1d6h</c> or <c>250ms</c>; <c>0s</c> is nothing.</summary>
public static class VirtualDuration
{
    private const long MostMs = 3_660L * 86_400_000;

    private static readonly (string Unit, long Ms)[] Units = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    /// <summary>Writes the shortest text that is read back as the same.</summary>
    public static string Write(long ms)
    {
        var text = new StringBuilder();
        foreach ((string unit, long unitMs) in Units)
        {
            if (ms >= unitMs)
            {
                text.Append(ms / unitMs).Append(unit);
                ms %= unitMs;
            }
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    /// <summary>Reads a duration of at most ten years, in ms; null when the text is none. Each unit at most once, the largest first.</summary>
    public static long? Read(string text)
    {
        long ms = 0;
        int next = 0;
        int at = 0;
        while (at < text.Length)
        {
            int digits = at;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            int end = digits;
            while (end < text.Length && char.IsAsciiLetterLower(text[end]))
            {
                end++;
            }

            int unit = Array.FindIndex(Units, candidate => candidate.Unit == text[digits..end]);
            if (unit < next || digits - at is 0 or > 12)
            {
                return null;
            }

            ms += long.Parse(text[at..digits]) * Units[unit].Ms;
            next = unit + 1;
            at = end;
        }

        return text.Length > 0 && ms <= MostMs ? ms : null;
    }
}
