using System.CommandLine;
using Station.Platform.Keys;
using Station.Tool.Commands;
using Station.Tool.Values;

namespace Station.Tool.Registries;

/// <summary>The registry that a command works on, its passphrase, and which of its stations is meant.</summary>
internal sealed class RegistryOptions
{
    private readonly Option<string> registry = new("--registry") { Description = "The registry.", Required = true, HelpName = "FILE" };

    private readonly PassphraseOptions passphrase = new("--passphrase", "the registry");

    public static Option<string> Station() => new("--station") { Description = "The station, eight hexadecimal digits.", Required = true, HelpName = "N" };

    public static Option<byte> Generation() => new("--generation") { Description = "The station's generation.", Required = true, HelpName = "G" };

    public void AddTo(Command command)
    {
        command.Options.Add(registry);
        passphrase.AddTo(command);
    }

    public string Path(ParseResult parsed) => parsed.GetValue(registry)!;

    /// <summary>The passphrase of a registry that holds roots or is to be made.</summary>
    public Passphrase Passphrase(ParseResult parsed) => passphrase.Require(parsed, Path(parsed));

    /// <summary>The same, or null when none was given: for whoever can ask for it.</summary>
    public Passphrase? PassphraseIfGiven(ParseResult parsed) => passphrase.Read(parsed);

    /// <summary>What a registry of any form holds.</summary>
    public RegistryContent Read(ParseResult parsed)
    {
        using Passphrase? given = passphrase.Read(parsed);
        return RegistryFile.Read(Path(parsed), given);
    }

    public static uint StationOf(ParseResult parsed, Option<string> option) => StationText.Parse(parsed.GetValue(option)!);
}
