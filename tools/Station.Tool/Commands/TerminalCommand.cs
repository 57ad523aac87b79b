using System.CommandLine;
using System.Globalization;
using Station.Texts;
using Station.Tool.Ports;
using Station.Tool.Terminals;
using Station.Tool.Values;

namespace Station.Tool.Commands;

/// <summary><c>station terminal</c>: into the service terminal of a station, a real one or a simulated one.</summary>
internal static class TerminalCommand
{
    /// <summary>The rate of the boards' terminals.</summary>
    private const int UsualBaud = 115_200;

    private const double LargestSpeed = 10_000;

    private static readonly Option<string?> Port = new("--port") { Description = "The serial port that the station's terminal is on.", HelpName = "PORT" };

    private static readonly Option<int> Baud = new("--baud") { Description = $"Its rate ({UsualBaud}).", HelpName = "B", DefaultValueFactory = _ => UsualBaud };

    private static readonly Option<bool> Simulated = new("--sim") { Description = "A simulated station, as without --port." };

    private static readonly Option<string?> Transcript = new("--transcript") { Description = "Keep all that the station prints in this new file.", HelpName = "FILE" };

    private static readonly Option<string> Profile = new("--profile")
    {
        Description = "Profile of the simulated station: a file, or a name in seeds/profiles.",
        DefaultValueFactory = _ => "reference",
    };

    private static readonly Option<string> Spoken = new("--language")
    {
        Description = "What the simulated station speaks.",
        DefaultValueFactory = _ => "zh",
    };

    private static readonly Option<string> Speed = new("--speed") { Description = "Virtual seconds a real second.", DefaultValueFactory = _ => "1" };

    public static Command Create()
    {
        var command = new Command("terminal", "Connects keyboard and screen, or input and output, to the terminal of a station.")
        {
            Port, Baud, Simulated, Transcript, Profile, Spoken, Speed,
        };
        command.Validators.Add(result =>
        {
            bool isOfSimulation = result.GetResult(Profile) is { Implicit: false } || result.GetResult(Spoken) is { Implicit: false } || result.GetResult(Speed) is { Implicit: false };
            if (result.GetValue(Port) is not null && (result.GetValue(Simulated) || isOfSimulation))
            {
                result.AddError("With --port the station is a real one: leave out --sim, --profile, --language and --speed.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Port) is { } name)
        {
            using HostPort port = HostPort.Open(name, parsed.GetValue(Baud));
            await SpeakAsync(new PortLine(port), name, $"{name}; Ctrl-C ends.", parsed, cancellation);
        }
        else
        {
            await SpeakAsync(Simulate(parsed), "the simulated station", "A simulated station; Ctrl-C ends.", parsed, cancellation);
        }

        return ExitStatus.Ok;
    }

    private static async Task SpeakAsync(ITerminalLine station, string name, string hint, ParseResult parsed, CancellationToken cancellation)
    {
        await using var screen = Screen.Open(Console.OpenStandardOutput(), Console.IsOutputRedirected, parsed.GetValue(Transcript));
        if (Console.IsInputRedirected)
        {
            await new ScriptedSession(station, screen).RunAsync(Console.OpenStandardInput(), name, cancellation);
        }
        else
        {
            Console.Error.WriteLine(hint);
            await new KeyboardSession(station, screen).RunAsync(cancellation);
        }
    }

    private static TerminalStation Simulate(ParseResult parsed)
    {
        string spoken = parsed.GetValue(Spoken)!;
        if (!Catalogue.TryParse(spoken, out Language language))
        {
            throw new ToolError(ExitStatus.Usage, "terminal-language", $"The station does not speak '{spoken}'.", "Give --language zh or en.");
        }

        return new TerminalStation(ProfileFile.Read(parsed.GetValue(Profile)!), language, ReadSpeed(parsed.GetValue(Speed)!));
    }

    private static double ReadSpeed(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out double speed) && speed is > 0 and <= LargestSpeed
            ? speed
            : throw new ToolError(ExitStatus.Usage, "terminal-speed", $"'{text}' is no speed.", $"Give a number above 0 and up to {LargestSpeed}.");
}
