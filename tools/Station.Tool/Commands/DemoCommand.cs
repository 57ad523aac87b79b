using System.CommandLine;
using Station.Platform.Reception;
using Station.Tool.Demo;
using Station.Tool.Values;

namespace Station.Tool.Commands;

/// <summary><c>station demo</c>: the whole road on one machine.</summary>
internal static class DemoCommand
{
    private const int MostStations = 10_000;

    private static readonly Option<string> Profile = new("--profile")
    {
        Description = "Profile of the stations: a file, or a name in seeds/profiles.",
        DefaultValueFactory = _ => "reference",
    };

    private static readonly Option<int> Stations = new("--stations") { Description = "Number of stations.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string> Speed = new("--speed")
    {
        Description = "Virtual seconds a real second, or max.",
        DefaultValueFactory = _ => "60",
    };

    private static readonly Option<string?> Duration = new("--for") { Description = "Virtual time to measure, such as 2d, 6h or 30m; without it until Ctrl-C." };

    private static readonly Option<bool> Outage = new("--outage")
    {
        Description = "The uplink is out for the middle third, with a power cut and a restart of the receiver inside. Needs --for.",
    };

    private static readonly Option<string?> Broker = new("--broker") { Description = "A real broker, mqtt://HOST:PORT or mqtts://HOST:PORT, instead of one in this process; stations and receiver log in alike." };

    private static readonly BrokerLoginOptions Login = new();

    private static readonly DemoPageOptions Page = new();

    private static readonly Option<int> AlteredBlock = new("--alter-block")
    {
        Description = "Alter that block message of the first station on its way (1 is the first).",
    };

    private static readonly Option<string?> Keep = new("--keep")
    {
        Description = "Keep the raw messages and the keys of the run in that new or empty directory: messages.jsonl and keys.json.",
        HelpName = "DIR",
    };

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Seed of worlds and crystals.", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end and nothing else." };

    public static Command Create()
    {
        var command = new Command("demo", "Runs simulated stations with the real firmware against a broker and the platform's receiver.")
        {
            Profile, Stations, Speed, Duration, Outage, Broker, AlteredBlock, Keep, Seed, Json,
        };
        Login.AddTo(command);
        Page.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (Page.IsWanted(parsed))
        {
            Page.Refuse(parsed, Duration, Outage, AlteredBlock, Keep, Json);
            return await Page.RunAsync(parsed, ReadOptions(parsed), cancellation);
        }

        DemoOptions options = ReadOptions(parsed);
        await using DemoRun run = await DemoRun.StartAsync(options);
        DemoReport report;
        if (parsed.GetValue(Json))
        {
            report = await run.RunAsync(cancellation);
            Console.WriteLine(report.ToJson());
        }
        else
        {
            report = options.Stations > DemoView.MostRows
                ? await new FleetView(run, options, Console.Out).RunAsync(cancellation)
                : await new DemoView(run).RunAsync(cancellation);
            DemoView.Show(report);
        }

        return report.EveryLawHeld(options.AlteredBlock > 0 ? 1 : 0) ? ExitStatus.Ok : ExitStatus.LawBroken;
    }

    private static DemoOptions ReadOptions(ParseResult parsed)
    {
        int stations = parsed.GetValue(Stations);
        if (stations is < 1 or > MostStations)
        {
            throw new ToolError(ExitStatus.Usage, "demo-stations", $"{stations} stations cannot be run.", $"Give --stations 1 to {MostStations}.");
        }

        OpenFiles.Check(stations, parsed.GetValue(Broker) is null);
        TimeSpan? duration = parsed.GetValue(Duration) is { } text ? ReadDuration(text) : null;
        if (parsed.GetValue(Outage) && duration is null)
        {
            throw new ToolError(ExitStatus.Usage, "demo-outage", "An outage needs an end to lie in the middle of.", "Add --for, such as --for 2d.");
        }

        if (parsed.GetValue(Keep) is { } keep)
        {
            PrepareDirectory(keep);
        }

        BrokerAddress? broker = parsed.GetValue(Broker) is { } address ? BrokerAddress.Parse(address) : null;
        return new DemoOptions
        {
            ProfileText = ProfileFile.Read(parsed.GetValue(Profile)!),
            Stations = stations,
            Speed = ReadSpeed(parsed.GetValue(Speed)!),
            Duration = duration,
            Outage = parsed.GetValue(Outage),
            Broker = broker,
            Login = broker is null ? BrokerLogin.None : Login.Read(parsed, broker),
            AlteredBlock = parsed.GetValue(AlteredBlock),
            Seed = parsed.GetValue(Seed),
            KeepDirectory = parsed.GetValue(Keep),
        };
    }

    /// <summary>At the start and not at the end: nobody waits for two days of a run that cannot be kept.</summary>
    private static void PrepareDirectory(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            if (!Directory.EnumerateFileSystemEntries(path).Any())
            {
                return;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolError(ExitStatus.Environment, "demo-keep", $"{path} cannot be written ({exception.Message}).", "Give another directory with --keep.");
        }

        throw new ToolError(ExitStatus.Environment, "demo-keep", $"{path} holds something already.", "Give an empty directory with --keep, or a new one.");
    }

    private static TimeSpan ReadDuration(string text) =>
        DurationText.Parse(text)
        ?? throw new ToolError(ExitStatus.Usage, "duration", $"'{text}' is no duration.", "Write a number and s, m, h or d, such as 2d.");

    private static double? ReadSpeed(string text)
    {
        if (text == "max")
        {
            return null;
        }

        return double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out double speed) && speed is > 0 and <= DemoOptions.LargestSpeed
            ? speed
            : throw new ToolError(ExitStatus.Usage, "demo-speed", $"'{text}' is no speed.", "Give a number such as 60, or max.");
    }
}
