namespace Station.Tool.Demo;

/// <summary>What verdicts came to.</summary>
internal sealed class JudgeCount
{
    /// <summary>Confirmed minutes that are true.</summary>
    public long Delivered { get; set; }

    /// <summary>Confirmed hours that are true.</summary>
    public long Hours { get; set; }

    /// <summary>Confirmed events that are true: clock anchors, alarms, levels of days.</summary>
    public long Events { get; set; }

    /// <summary>Confirmed records that are not true, and hours and alarms that are missing.</summary>
    public long Untrue { get; private set; }

    /// <summary>Confirmed minutes, true or not.</summary>
    public long Minutes { get; set; }

    /// <summary>The first untrue record, in words.</summary>
    public string? FirstUntrue { get; private set; }

    public static JudgeCount Sum(IEnumerable<JudgeCount> counts)
    {
        var sum = new JudgeCount();
        foreach (JudgeCount count in counts)
        {
            sum.Delivered += count.Delivered;
            sum.Hours += count.Hours;
            sum.Events += count.Events;
            sum.Untrue += count.Untrue;
            sum.Minutes += count.Minutes;
            sum.FirstUntrue ??= count.FirstUntrue;
        }

        return sum;
    }

    public void AddUntrue(string what)
    {
        Untrue++;
        FirstUntrue ??= what;
    }
}
