namespace Station.Hal.Simulated;

/// <summary>
/// True time of one simulated world, in whole milliseconds of UTC. Nothing in a simulation looks at another clock. Planned
/// actions run at exactly their time, whoever moves time on, so that they also happen in the middle of a stalled call.
/// </summary>
public sealed class VirtualTime
{
    private readonly PriorityQueue<Action, (long AtMs, long Order)> planned = new();
    private long plannedCount;

    public VirtualTime(long startMs)
    {
        NowMs = startMs;
    }

    /// <summary>True UTC now.</summary>
    public long NowMs { get; private set; }

    /// <summary>When the next planned action is due; <see cref="long.MaxValue"/> when nothing is planned.</summary>
    public long NextPlannedMs { get; private set; } = long.MaxValue;

    /// <summary>Plans an action. Actions of the same time run in the order in which they were planned.</summary>
    public void At(long trueMs, Action action)
    {
        planned.Enqueue(action, (trueMs, plannedCount++));
        NextPlannedMs = Math.Min(NextPlannedMs, trueMs);
    }

    /// <summary>Moves time on, running what was planned on the way. Time never goes back: an earlier time is ignored.</summary>
    public void AdvanceTo(long trueMs)
    {
        while (NextPlannedMs <= trueMs && planned.TryDequeue(out Action? action, out (long AtMs, long Order) key))
        {
            NextPlannedMs = planned.TryPeek(out _, out (long AtMs, long Order) next) ? next.AtMs : long.MaxValue;
            NowMs = Math.Max(NowMs, key.AtMs);
            action();
        }

        NowMs = Math.Max(NowMs, trueMs);
    }
}
