using Station.Simulator.Worlds;

namespace Station.Simulator.Swarm;

/// <summary>How much a run may do before it is given up: a firmware that spins would otherwise keep a campaign for ever.</summary>
/// <param name="world">The run's world.</param>
/// <param name="stepsAMinute">Steps for each virtual minute of the whole run.</param>
internal sealed class StepBudget(World world, long stepsAMinute)
{
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
            stepsLimit = world.Run.Steps + 20 * stepsAMinute;
            calls = 0;
        }

        // A board that starts over and over makes no steps.
        if (++calls > 20 * stepsAMinute || world.Run.Steps > stepsLimit)
        {
            world.Findings.Add("step-budget", world.NowMs, $"more than {20 * stepsAMinute} steps within one virtual minute, in boot {world.Run.Boots} at an uptime of {world.Board.Crystal.UptimeAt(world.NowMs)} ms");
            return false;
        }

        return true;
    }
}
