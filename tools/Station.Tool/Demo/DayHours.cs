namespace Station.Tool.Demo;

/// <summary>The parts of a day of local time in which sound is judged (GB 3096-2008).</summary>
internal static class DayHours
{
    public const int Count = 24;

    private const int DayFrom = 6;
    private const int NightFrom = 22;

    /// <summary>Whether an hour, counted from any midnight, belongs to the day and not to the night.</summary>
    public static bool IsDay(long hour) => hour % Count is >= DayFrom and < NightFrom;
}
