using Station.Simulator.Faults;
using Station.Simulator.Worlds;

namespace Station.Simulator.Swarm;

/// <summary>Does the faults of a schedule to a world at their times, and lifts them. A fault that is there already with the same parameters is not laid on a second time.</summary>
internal sealed class ScheduleRunner(World world, long endMs)
{
    private readonly Dictionary<string, FaultStep> active = [];

    /// <summary>How often each kind was done, by name.</summary>
    public SortedDictionary<string, int> Applied { get; } = new(StringComparer.Ordinal);

    public void Plan(IReadOnlyList<FaultStep> steps)
    {
        foreach (FaultStep step in steps)
        {
            world.Time.At(world.StartMs + step.AtMs, () => Begin(step));
        }
    }

    /// <summary>Lifts what is still there, forgets what was to come, and switches the supply on.</summary>
    public void Heal()
    {
        foreach (string key in active.Keys.ToArray())
        {
            End(key);
        }

        world.Board.Gate.CancelStalls();
        world.Storage.ForgetCuts();
        world.Run.PowerOn();
    }

    private static string KeyOf(FaultStep step) => step.Kind.Name + step.Arguments;

    private void Begin(FaultStep step)
    {
        string key = KeyOf(step);
        if (active.ContainsKey(key) || world.NowMs >= endMs)
        {
            return;
        }

        Applied[step.Kind.Name] = Applied.GetValueOrDefault(step.Kind.Name) + 1;
        world.StepEndsMs = Math.Min(world.NowMs + step.ForMs, endMs);
        if (step.Kind.Lasts is not null)
        {
            active.Add(key, step);
            world.Time.At(world.StepEndsMs, () => End(key));
        }

        step.Kind.Apply(world, step.Arguments);
    }

    private void End(string key)
    {
        if (active.Remove(key, out FaultStep? step))
        {
            step.Kind.Lift(world, step.Arguments);
        }
    }
}
