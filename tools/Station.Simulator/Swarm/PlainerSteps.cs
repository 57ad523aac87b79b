using Station.Simulator.Faults;

namespace Station.Simulator.Swarm;

/// <summary>Steps that say the same in fewer figures: at a rounder time, for half as long or a rounder while, with rounder durations in their parameters. The plainest come first.</summary>
internal static class PlainerSteps
{
    private static readonly long[] UnitsMs = [3_600_000, 60_000, 1_000];

    public static IEnumerable<FaultStep> Of(FaultStep step)
    {
        foreach (long atMs in Rounder(step.AtMs))
        {
            yield return step with { AtMs = atMs };
        }

        foreach (long forMs in Shorter(step.ForMs))
        {
            yield return step with { ForMs = forMs };
        }

        foreach (FaultParameter parameter in step.Kind.Parameters.Where(parameter => parameter.IsDuration))
        {
            foreach (long durationMs in Rounder(step.Arguments.Number(parameter.Name)))
            {
                yield return step with { Arguments = step.Arguments.With(parameter.Name, VirtualDuration.Write(durationMs)) };
            }
        }
    }

    /// <summary>The whole hours, minutes and seconds of it, as far as these are something and not all of it.</summary>
    private static IEnumerable<long> Rounder(long ms) => UnitsMs.Select(unit => ms - ms % unit).Where(rounder => rounder > 0 && rounder < ms).Distinct();

    private static IEnumerable<long> Shorter(long ms) => ms > 2 * UnitsMs[^1] ? Rounder(ms).Prepend(ms / 2 - ms / 2 % UnitsMs[^1]) : [];
}
