using Station.Simulator.Worlds;

namespace Station.Simulator.Swarm;

/// <summary>How much a run may do before it is given up: a firmware that spins would otherwise keep a campaign for ever.</summary>
/// <param name="world">The run's world.</param>
internal sealed class StepBudget(World world)
{
    /// <summary>Of a virtual minute: some times what <see cref="Oracles.WorkOracle"/> allows, and half of what a firmware makes that wants to be called at once, always.</summary>
    private const long MostSteps = 30_000;

    private const long MinuteMs = 60_000;

    private long minuteEndMs;
    private long stepsLimit;
    private long calls;

    /// <summary>Whether there is some left; if not, that is a finding and says where.</summary>
    public bool IsLeft()
    {
        if (world.NowMs >= minuteEndMs)
        {
            minuteEndMs = world.NowMs + MinuteMs;
            stepsLimit = world.Run.Steps + MostSteps;
            calls = 0;
        }

        // A board that starts over and over makes no steps.
        if (++calls > MostSteps || world.Run.Steps > stepsLimit)
        {
            world.Findings.Add("step-budget", world.NowMs, $"more than {MostSteps} steps within one virtual minute, in boot {world.Run.Boots} at an uptime of {world.Board.Crystal.UptimeAt(world.NowMs)} ms");
            return false;
        }

        return true;
    }
}
