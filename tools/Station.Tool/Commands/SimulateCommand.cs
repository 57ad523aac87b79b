using System.CommandLine;
using Station.Mutations.Heap;
using Station.Simulator.Scenarios;
using Station.Tool.Simulating;
using Station.Tool.Values;

namespace Station.Tool.Commands;

/// <summary><c>station simulate</c>: the real firmware under drawn faults, in virtual time, held against its laws.</summary>
internal static class SimulateCommand
{
    private const int MostRuns = 1_000_000;
    private const int MostJobs = 256;

    private static readonly Option<string> Profile = new("--profile")
    {
        Description = "Profile of the station: a file, or a name in seeds/profiles.",
        DefaultValueFactory = _ => "reference",
    };

    private static readonly Option<string?> ScenarioName = new("--scenario")
    {
        Description = "Run that scenario: a file, or a name in seeds/scenarios.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Random = new("--random") { Description = "Draw the faults of each run from its seed; so it is without --scenario." };

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Seed of the first run; the next ones follow.", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> Runs = new("--runs") { Description = "Number of runs.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string> Duration = new("--for")
    {
        Description = "Virtual time of each run under faults, such as 7d or 36h; six hours without any follow.",
        DefaultValueFactory = _ => "7d",
    };

    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "Runs at a time, each in one thread.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<string?> Resume = new("--resume")
    {
        Description = "Go on with the campaign of that file, or begin it: its figures are added up and its seeds go on.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Shrink = new("--shrink")
    {
        Description = "Reduce the faults of the seed or scenario to those without which no law is broken, and write them as a scenario.",
    };

    private static readonly Option<bool> Print = new("--print") { Description = "Print the scenario that the seed draws, and run nothing." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end and nothing else." };

    public static Command Create()
    {
        var command = new Command("simulate", "Runs the real firmware under drawn faults, or a scenario, in virtual time, and holds it against its laws.")
        {
            Profile, ScenarioName, Random, Seed, Runs, Duration, Jobs, Resume, Shrink, Print, Json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    /// <summary>Carries the command out in a copy of this tool whose firmware can be refused memory. Called there; what goes wrong there is told there, too.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>The exit status.</returns>
    public static int RunWoven(string[] arguments, CancellationToken cancellation)
    {
        try
        {
            return Run(ReadOptions(new RootCommand { Create() }.Parse(arguments)), cancellation);
        }
        catch (ToolError error)
        {
            Console.Error.WriteLine(error.Line);
            return error.ExitStatus;
        }
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        SimulationOptions options = ReadOptions(parsed);
        if (parsed.GetValue(Print))
        {
            Console.Write(options.DrawScenario().ToText());
            return ExitStatus.Ok;
        }

        return FaultyHeap.LoadHost().Drive<int>(RunWoven, parsed.Tokens.Select(token => token.Value).ToArray(), cancellation);
    }

    private static int Run(SimulationOptions options, CancellationToken cancellation)
    {
        var simulation = new Simulation(options, Console.Out);
        bool isSound = options.Shrinks ? !simulation.Shrink() : simulation.Run(cancellation).Passed;
        return isSound ? ExitStatus.Ok : ExitStatus.LawBroken;
    }

    private static SimulationOptions ReadOptions(ParseResult parsed)
    {
        string? scenarioName = parsed.GetValue(ScenarioName);
        bool isShrinking = parsed.GetValue(Shrink);
        if (scenarioName is not null && (parsed.GetValue(Random) || parsed.GetValue(Resume) is not null))
        {
            throw new ToolError(ExitStatus.Usage, "simulate-options", "A scenario is one run and not drawn.", "Leave out --random and --resume, or --scenario.");
        }

        Scenario? scenario = scenarioName is null ? null : ScenarioFile.Read(scenarioName);
        return new SimulationOptions
        {
            Scenario = scenario,
            Profile = parsed.GetValue(Profile)!,
            Seed = parsed.GetValue(Seed),
            Runs = Within(parsed.GetValue(Runs), MostRuns, "--runs"),
            ForMs = ReadDuration(parsed.GetValue(Duration)!),
            Jobs = Within(parsed.GetValue(Jobs), MostJobs, "--jobs"),
            CampaignPath = parsed.GetValue(Resume),
            Shrinks = isShrinking,
            IsJson = parsed.GetValue(Json),
        };
    }

    private static int Within(int value, int most, string option) => value >= 1 && value <= most
        ? value
        : throw new ToolError(ExitStatus.Usage, "simulate-options", $"{option} {value} cannot be done.", $"Give {option} 1 to {most}.");

    private static long ReadDuration(string text) => DurationText.Parse(text) is { } duration && duration >= TimeSpan.FromHours(1)
        ? (long)duration.TotalMilliseconds
        : throw new ToolError(ExitStatus.Usage, "simulate-options", $"'{text}' is no duration of an hour or more.", "Write a number and h or d, such as 7d.");
}
