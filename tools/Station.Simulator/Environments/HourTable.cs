namespace Station.Simulator.Environments;

/// <summary>The course of a day as 24 values at the full hours of local time, in straight lines between them.</summary>
public sealed class HourTable
{
    private const long HourMs = 3_600_000;

    private readonly int[] values;

    public HourTable(params int[] values)
    {
        if (values.Length != 24)
        {
            throw new ArgumentException("a day has 24 hours", nameof(values));
        }

        this.values = values;
    }

    public int At(long localMs)
    {
        long hours = localMs / HourMs;
        int hour = (int)(hours % 24);
        long within = localMs - hours * HourMs;
        int from = values[hour];
        int to = values[hour == 23 ? 0 : hour + 1];
        return (int)(from + (to - from) * within / HourMs);
    }
}
