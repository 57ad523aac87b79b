using System.CommandLine;
using Spectre.Console;
using Station.Texts;
using Station.Tool.Lights;

namespace Station.Tool.Commands;

/// <summary><c>station lights</c>: what the LEDs say, on the screen or as drawings.</summary>
internal static class LightsCommand
{
    private static readonly Option<string> Spoken = new("--language") { Description = "Language of the words: zh or en.", DefaultValueFactory = _ => "zh" };

    private static readonly Option<string?> Drawings = new("--svg")
    {
        Description = "Draw each LED's states as a file light-LED.LANGUAGE.svg into that directory, over what has these names: for guides and cabinet doors.",
        HelpName = "DIR",
    };

    public static Command Create()
    {
        var command = new Command("lights", "Says what each rhythm of the three LEDs means and what to do, from the firmware's own table.") { Spoken, Drawings };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string spoken = parsed.GetValue(Spoken)!;
        if (!Catalogue.TryParse(spoken, out Language language))
        {
            throw new ToolError(ExitStatus.Usage, "lights-language", $"The LEDs are not explained in '{spoken}'.", "Give --language zh or en.");
        }

        if (parsed.GetValue(Drawings) is not { } directory)
        {
            AnsiConsole.Write(LightTable.Of(language));
            return ExitStatus.Ok;
        }

        foreach (string path in LightCards.Write(directory, spoken, language))
        {
            Console.WriteLine(path);
        }

        return ExitStatus.Ok;
    }
}
