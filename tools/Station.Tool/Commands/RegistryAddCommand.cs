using System.CommandLine;
using Station.Platform.Keys;
using Station.Tool.Registries;

namespace Station.Tool.Commands;

/// <summary><c>station registry add</c>: a station, or its next generation, with new keys.</summary>
internal static class RegistryAddCommand
{
    private const int LongestName = 96;

    private static readonly RegistryOptions Registry = new();

    private static readonly Option<string> StationOption = RegistryOptions.Station();

    private static readonly Option<byte?> Generation = new("--generation") { Description = "The generation; without it the one after the last.", HelpName = "G" };

    private static readonly Option<string> Name = new("--name") { Description = "What people call the station.", Required = true, HelpName = "TEXT" };

    private static readonly Option<GenerationReason> Reason = new("--reason")
    {
        Description = "Why it gets new keys: new, replaced, formatted or compromised.",
        DefaultValueFactory = _ => GenerationReason.New,
        HelpName = "WHY",
    };

    private static readonly Option<string?> HandOver = new("--hand-over")
    {
        Description = "A new file, readable by its owner alone, with what provisioning needs: number, generation, chain key, command key.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command("add", "Adds a station, or a generation of one, with new keys; makes the registry where there is none.") { StationOption, Generation, Name, Reason, HandOver };
        Registry.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        uint number = RegistryOptions.StationOf(parsed, StationOption);
        string path = Registry.Path(parsed);
        string name = NameOf(parsed);
        string? handOver = parsed.GetValue(HandOver);
        using Passphrase passphrase = Registry.Passphrase(parsed);
        RegisteredStation? added = null;
        try
        {
            RegistryFile.UpdateRoots(path, passphrase, mayCreate: true, content =>
            {
                content = RegistryActions.Add(
                    content, path, number, parsed.GetValue(Generation), name, parsed.GetValue(Reason), DateTimeOffset.UtcNow, out RegisteredStation station);
                WriteHandOver(handOver, station);
                added = station;
                return content;
            });
        }
        catch when (added is not null && handOver is not null)
        {
            // Keys that no registry knows must not reach a station.
            File.Delete(handOver);
            throw;
        }

        Console.WriteLine($"{path}: added {added}{(handOver is null ? string.Empty : $"; provision it with {handOver} and delete that file")}");
        return ExitStatus.Ok;
    }

    private static void WriteHandOver(string? path, RegisteredStation station)
    {
        if (path is not null)
        {
            HandOverFile.Write(path, station);
        }
    }

    private static string NameOf(ParseResult parsed)
    {
        string name = parsed.GetValue(Name)!;
        return name.Length is > 0 and <= LongestName && !name.Any(char.IsControl)
            ? name
            : throw new ToolError(ExitStatus.Usage, "registry-name", $"The name cannot be used.", $"Give 1 to {LongestName} characters, none of which controls.");
    }
}
