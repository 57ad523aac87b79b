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
    /// <param name="runs">Runs at most; the seeds are 1 and those that follow.</param>
    /// <exception cref="InvalidOperationException">The tool did something else than to simulate.</exception>
    public async Task<HuntOutcome> RunAsync(int runs)
    {
        for (int seed = 1; seed <= runs; seed += RunsOfCommand)
        {
            int count = Math.Min(RunsOfCommand, runs - seed + 1);
            string[] arguments = ["simulate", "--random", "--profile", "minimum", "--for", "2d", "--runs", Text(count), "--seed", Text(seed), "--jobs", Text(jobs), "--json"];
            ToolOutcome outcome = await tool.RunAsync(Limit, arguments);
            if (outcome.ExitStatus is not (Ok or LawBroken))
            {
                throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {outcome.ExitStatus}: {outcome.Error}{outcome.Output}");
            }

            if (FirstFailure(outcome.Output) is { } failure)
            {
                return failure;
            }
        }

        return new HuntOutcome(runs, null, string.Empty);
    }

    private static HuntOutcome? FirstFailure(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement[] failures = [.. document.RootElement.GetProperty("failures").EnumerateArray().OrderBy(failure => failure.GetProperty("seed").GetInt32())];
        return failures.Length == 0
            ? null
            : new HuntOutcome(failures[0].GetProperty("seed").GetInt32(), failures[0].GetProperty("seed").GetInt32(), failures[0].GetProperty("findings")[0].GetString()!);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
