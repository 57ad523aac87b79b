using System.CommandLine;
using System.Globalization;
using Station.Texts;
using Station.Tool.Terminals;
using Station.Tool.Values;

namespace Station.Tool.Commands;

/// <summary><c>station terminal</c>: into the service terminal of a simulated station.</summary>
internal static class TerminalCommand
{
    private const double LargestSpeed = 10_000;

    private static readonly Option<string> Profile = new("--profile")
    {
        Description = "Profile of the station: a file, or a name in seeds/profiles.",
        DefaultValueFactory = _ => "reference",
    };

    private static readonly Option<string> Spoken = new("--language")
    {
        Description = "What the station speaks.",
        DefaultValueFactory = _ => "zh",
    };

    private static readonly Option<string> Speed = new("--speed") { Description = "Virtual seconds a real second.", DefaultValueFactory = _ => "1" };

    public static Command Create()
    {
        var command = new Command("terminal", "Connects keyboard and screen, or input and output, to the terminal of a simulated station.")
        {
            Profile, Spoken, Speed,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string spoken = parsed.GetValue(Spoken)!;
        if (!Catalogue.TryParse(spoken, out Language language))
        {
            throw new ToolError(ExitStatus.Usage, "terminal-language", $"The station does not speak '{spoken}'.", "Give --language zh or en.");
        }

        var station = new TerminalStation(ProfileFile.Read(parsed.GetValue(Profile)!), language, ReadSpeed(parsed.GetValue(Speed)!));
        await using Stream output = Console.OpenStandardOutput();
        if (Console.IsInputRedirected)
        {
            await new ScriptedSession(station, output).RunAsync(Console.OpenStandardInput(), cancellation);
        }
        else
        {
            Console.Error.WriteLine("A simulated station; Ctrl-C ends.");
            await new KeyboardSession(station, output).RunAsync(cancellation);
        }

        return ExitStatus.Ok;
    }

    private static double ReadSpeed(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out double speed) && speed is > 0 and <= LargestSpeed
            ? speed
            : throw new ToolError(ExitStatus.Usage, "terminal-speed", $"'{text}' is no speed.", $"Give a number above 0 and up to {LargestSpeed}.");
}
