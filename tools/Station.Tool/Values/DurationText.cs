using System.Globalization;

namespace Station.Tool.Values;

/// <summary>Durations as people type them: a number and s, m, h or d.</summary>
internal static class DurationText
{
    /// <summary>Reads a duration; null when the text is none or it is not above zero.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length < 2 || !double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return null;
        }

        double seconds = number * (text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => double.NaN });
        return seconds is > 0 and < 10 * 366 * 86_400.0 ? TimeSpan.FromSeconds(seconds) : null;
    }
}
