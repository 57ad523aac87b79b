using Station.Simulator.Faults;
using Station.Simulator.Scenarios;

namespace Station.Simulator.Swarm;

/// <summary>
/// Reduces a scenario that breaks a law to one that still breaks the same law and in which no part can be left out: whole kinds of faults first, then delta debugging (Zeller and Hildebrandt 2002) over
/// the steps, then the time behind the last of them, then what is particular about the station, and at last the figures of the steps.
/// </summary>
/// <param name="run">Runs a scenario; the same one gives the same result.</param>
/// <param name="mostRuns">When to be content with what there is.</param>
public sealed class Shrinker(Func<Scenario, RunResult> run, int mostRuns)
{
    private const long HourMs = 3_600_000;

    /// <summary>Into so many parts a scenario is cut to see whether one of them does alone.</summary>
    private const int MostPartsAlone = 4;

    private string law = "";

    /// <summary>Runs so far.</summary>
    public int Runs { get; private set; }

    /// <summary>Told after each step forward: steps left, runs so far.</summary>
    public Action<int, int>? Progressed { get; set; }

    /// <summary>The reduced scenario; null when the scenario breaks no law in the first place.</summary>
    public Scenario? Shrink(Scenario scenario)
    {
        RunResult first = run(scenario);
        if (!first.HasFailed)
        {
            return null;
        }

        law = first.Findings.First().Law;
        Scenario smallest = ReduceEnd(scenario, first.Findings.First().AtMs);
        smallest = ReduceKinds(smallest);
        smallest = ReduceSteps(smallest);
        smallest = ReduceKinds(smallest);
        smallest = ReduceSteps(smallest);
        smallest = TryEach(smallest, WithoutTraits(smallest));
        smallest = ReduceFigures(smallest);
        return smallest with { Name = law + "-" + scenario.Name };
    }

    /// <summary>What happens after the law was broken has no part in it, unless it was only seen at the end.</summary>
    private Scenario ReduceEnd(Scenario scenario, long brokenAtMs)
    {
        long endMs = (brokenAtMs - scenario.StartMs) / HourMs * HourMs + HourMs;
        return endMs >= scenario.ForMs ? scenario : TryEach(scenario, [Ending(scenario, endMs)]);
    }

    private static Scenario Ending(Scenario scenario, long endMs) =>
        scenario with { ForMs = endMs, Steps = [.. scenario.Steps.Where(step => step.AtMs < endMs)] };

    /// <summary>
    /// Leaves out all steps of a kind, the most frequent kinds first. What a run comes to hangs on each of its steps, so that a law may hold without any one of them by chance alone: a whole kind that has no part in it is
    /// more often missed by nobody than a tenth of all steps is.
    /// </summary>
    private Scenario ReduceKinds(Scenario scenario)
    {
        foreach (FaultKind kind in scenario.Steps.GroupBy(step => step.Kind).OrderByDescending(steps => steps.Count()).Select(steps => steps.Key).ToArray())
        {
            Scenario without = scenario with { Steps = [.. scenario.Steps.Where(step => step.Kind != kind)] };
            scenario = TryEach(scenario, without.Steps.Count > 0 ? [without] : []);
        }

        return scenario;
    }

    private Scenario ReduceFigures(Scenario scenario)
    {
        for (int place = 0; place < scenario.Steps.Count; place++)
        {
            Scenario before;
            do
            {
                before = scenario;
                scenario = TryEach(scenario, PlainerSteps.Of(scenario.Steps[place]).Select(plainer => scenario with { Steps = [.. scenario.Steps.Select((step, other) => other == place ? plainer : step)] }));
            }
            while (scenario != before);
        }

        return scenario with { Steps = [.. scenario.Steps.OrderBy(step => step.AtMs)] };
    }

    private Scenario ReduceSteps(Scenario scenario)
    {
        int parts = 2;
        while (scenario.Steps.Count > 1 && Runs < mostRuns)
        {
            Scenario reduced = TryEach(scenario, WithoutParts(scenario, parts));
            if (reduced.Steps.Count < scenario.Steps.Count)
            {
                scenario = reduced;
                parts = Math.Max(2, Math.Min(parts, scenario.Steps.Count));
            }
            else if (parts >= scenario.Steps.Count)
            {
                break;
            }
            else
            {
                parts = Math.Min(2 * parts, scenario.Steps.Count);
            }
        }

        return scenario;
    }

    /// <summary>The scenario with each of so many parts of its steps alone, as long as these are few, and without each of them.</summary>
    private static IEnumerable<Scenario> WithoutParts(Scenario scenario, int parts)
    {
        FaultStep[] steps = [.. scenario.Steps];
        for (int part = 0; part < parts && parts <= MostPartsAlone; part++)
        {
            yield return scenario with { Steps = [.. steps[(steps.Length * part / parts)..(steps.Length * (part + 1) / parts)]] };
        }

        for (int part = 0; part < parts; part++)
        {
            int from = steps.Length * part / parts;
            int to = steps.Length * (part + 1) / parts;
            if (to > from)
            {
                yield return scenario with { Steps = [.. steps[..from], .. steps[to..]] };
            }
        }
    }

    private static IEnumerable<Scenario> WithoutTraits(Scenario scenario)
    {
        Scenario usual = scenario with { DriftPpm = 0, FirstUptimeMs = 0, FirstTickMs = 0, VolumeBlocks = 0, HasClockChip = false };
        long afterLastMs = (scenario.Steps.Count == 0 ? 0 : scenario.Steps.Max(step => step.AtMs + step.ForMs)) / HourMs * HourMs + HourMs;
        if (afterLastMs < scenario.ForMs)
        {
            yield return usual with { ForMs = afterLastMs };
            yield return scenario with { ForMs = afterLastMs };
        }

        yield return usual;
        yield return scenario with { FirstUptimeMs = 0 };
        yield return scenario with { FirstTickMs = 0 };
        yield return scenario with { VolumeBlocks = 0 };
        yield return scenario with { HasClockChip = false };
        if (scenario.UsesTls && !scenario.Steps.Any(step => step.Kind.NeedsTls))
        {
            yield return scenario with { UsesTls = false };
        }
    }

    /// <summary>The first of the candidates that still breaks the law; the scenario itself when none does.</summary>
    private Scenario TryEach(Scenario scenario, IEnumerable<Scenario> candidates)
    {
        foreach (Scenario candidate in candidates)
        {
            if (Runs >= mostRuns)
            {
                break;
            }

            Runs++;
            if (run(candidate).Findings.Any(finding => finding.Law == law))
            {
                Progressed?.Invoke(candidate.Steps.Count, Runs);
                return candidate;
            }
        }

        return scenario;
    }
}
