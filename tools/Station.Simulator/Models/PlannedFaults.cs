namespace Station.Simulator.Models;

/// <summary>Faults within windows of true time.</summary>
public sealed class PlannedFaults : ILineFaults
{
    private readonly List<(long FromMs, long ToMs, LineFault Fault)> windows = [];

    /// <summary>Plans a fault for all frames of a window; the first window that holds a time decides.</summary>
    public PlannedFaults Add(long fromMs, long toMs, LineFault fault)
    {
        windows.Add((fromMs, toMs, fault));
        return this;
    }

    public LineFault At(long trueMs, long frame)
    {
        foreach ((long fromMs, long toMs, LineFault fault) in windows)
        {
            if (trueMs >= fromMs && trueMs < toMs)
            {
                return fault;
            }
        }

        return LineFault.None;
    }
}
