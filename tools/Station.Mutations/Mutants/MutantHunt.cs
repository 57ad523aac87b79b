using System.Globalization;
using System.Text.Json;

namespace Station.Mutations.Mutants;

/// <summary>Looks for a bug with nothing but a campaign of the simulator: runs under drawn faults, seed after seed, until one breaks a law.</summary>
/// <param name="tool">The tool whose firmware has the bug.</param>
/// <param name="jobs">Runs at a time.</param>
public sealed class MutantHunt(MutatedTool tool, int jobs)
{
    private const int LawBroken = 1;
    private const int Ok = 0;

    /// <summary>A few at a time: most bugs show in one of the first.</summary>
    private const int RunsOfCommand = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs until a law is broken, at most so often.</summary>
    /// <param name="hunt">Which runs, and how many at most.</param>
    /// <exception cref="InvalidOperationException">The tool did something else than to simulate.</exception>
    public async Task<HuntOutcome> RunAsync(Hunt hunt)
    {
        for (int done = 0; done < hunt.Runs; done += RunsOfCommand)
        {
            int count = Math.Min(RunsOfCommand, hunt.Runs - done);
            int seed = hunt.FirstSeed + done;
            string[] arguments =
            [
                "simulate", "--random", "--profile", hunt.Profile, "--for", $"{hunt.Days}d", "--runs", Text(count), "--seed", Text(seed), "--jobs", Text(jobs), "--json",
            ];
            ToolOutcome outcome = await tool.RunAsync(Limit, arguments);
            if (outcome.ExitStatus is not (Ok or LawBroken))
            {
                throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {outcome.ExitStatus}: {outcome.Error}{outcome.Output}");
            }

            if (FirstFailure(outcome.Output, hunt) is { } failure)
            {
                return failure;
            }
        }

        return new HuntOutcome(hunt.Runs, null, string.Empty);
    }

    private static HuntOutcome? FirstFailure(string json, Hunt hunt)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement[] failures = [.. document.RootElement.GetProperty("failures").EnumerateArray().OrderBy(failure => failure.GetProperty("seed").GetInt32())];
        if (failures.Length == 0)
        {
            return null;
        }

        int seed = failures[0].GetProperty("seed").GetInt32();
        return new HuntOutcome(seed - hunt.FirstSeed + 1, seed, failures[0].GetProperty("findings")[0].GetString()!);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
