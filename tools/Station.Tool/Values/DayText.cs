using Station.Platform.Assessment;

namespace Station.Tool.Values;

/// <summary>Days as people type them.</summary>
internal static class DayText
{
    public static LocalDay Parse(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly date) && date.Year is >= 1970 and < 9999
        ? new LocalDay(date)
        : throw new ToolError(ExitStatus.Usage, "report-day", $"'{text}' is no day.", "Write year, month and day, such as 2026-11-23.");
}
