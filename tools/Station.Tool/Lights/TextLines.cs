using System.Text;

namespace Station.Tool.Lights;

/// <summary>Breaks a text into lines of a width, since a drawing has no lines of its own: Western words stay whole, Chinese text breaks between any two characters.</summary>
internal static class TextLines
{
    /// <summary>Width of a Western character in that of a Chinese one, and somewhat more: a line may be short, and must not be cut off.</summary>
    private const double WesternWidth = 0.6;

    /// <summary>Punctuation that begins no line.</summary>
    private const string Closing = "，。；：、！？）";

    /// <summary>The lines of a text.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">Width of a line in Chinese characters.</param>
    public static List<string> Break(string text, double width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        double used = 0;
        foreach (string piece in Pieces(text))
        {
            double needed = Width(piece.TrimEnd());
            if (used + needed > width && line.Length > 0)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                used = 0;
            }

            line.Append(piece);
            used += Width(piece);
        }

        lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    /// <summary>What is not broken: a Western word with the space behind it, or a Chinese character with the punctuation behind it.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        int start = 0;
        for (int i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || MayBreakBefore(text, i))
            {
                yield return text[start..i];
                start = i;
            }
        }
    }

    private static bool MayBreakBefore(string text, int index)
    {
        char before = text[index - 1];
        char after = text[index];
        if (after == ' ' || Closing.Contains(after) || before == '（')
        {
            return false;
        }

        return before == ' ' || IsWide(before) || IsWide(after);
    }

    private static double Width(string text) => text.Sum(character => IsWide(character) ? 1 : WesternWidth);

    private static bool IsWide(char character) => character >= '\u2E80';
}
