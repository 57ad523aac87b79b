using System.CommandLine;
using Station.Platform.Keys;
using Station.Tool.Registries;
using Station.Tool.Values;

namespace Station.Tool.Commands;

/// <summary><c>station registry export</c>: hands a receiver checkpoints, never a root.</summary>
internal static class RegistryExportCommand
{
    private static readonly RegistryOptions Registry = new();

    private static readonly Option<string> To = new("--to")
    {
        Description = "The receiver's registry; made where there is none, else what it has of these stations is replaced.",
        Required = true,
        HelpName = "FILE",
    };

    private static readonly Option<int> Epoch = new("--epoch")
    {
        Description = "The epoch of the checkpoint: the receiver can verify it and the 4,096 that follow, none before.",
        Required = true,
        HelpName = "E",
    };

    private static readonly Option<string[]> Stations = new("--station")
    {
        Description = "A station, eight hexadecimal digits; may be given again. Without it all that are not revoked.",
        HelpName = "N",
    };

    private static readonly PassphraseOptions ReceiverPassphrase = new("--to-passphrase", "the receiver's registry, which must be another one");

    public static Command Create()
    {
        var command = new Command("export", "Hands a receiver the stations' checkpoints at an epoch and their command keys, never a root; the registry logs it.") { To, Epoch, Stations };
        Registry.AddTo(command);
        ReceiverPassphrase.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string path = Registry.Path(parsed);
        string target = parsed.GetValue(To)!;
        uint[] chosen = [.. (parsed.GetValue(Stations) ?? []).Select(StationText.Parse)];
        using Passphrase passphrase = Registry.Passphrase(parsed);
        using Passphrase receiverPassphrase = ReceiverPassphrase.Require(parsed, target);
        var handedOver = new List<RegisteredStation>();
        // Logged first: what leaves is in the log, whatever happens in between.
        RegistryFile.UpdateRoots(path, passphrase, mayCreate: false, content => HandOver(content, path, target, chosen, parsed.GetValue(Epoch), handedOver));
        RegistryFile.UpdateCheckpoints(target, receiverPassphrase, mayCreate: true, content => Take(content, handedOver));
        Console.WriteLine($"{target}: {handedOver.Count} checkpoints of epoch {parsed.GetValue(Epoch)}");
        return ExitStatus.Ok;
    }

    private static RegistryContent HandOver(
        RegistryContent content, string path, string target, uint[] chosen, int epoch, List<RegisteredStation> handedOver)
    {
        foreach (uint missing in chosen.Except(content.Stations.Select(station => station.Number)))
        {
            throw new ToolError(ExitStatus.Input, "registry-station", $"{path}: there is no station {missing:x8}.", "Name one that 'station registry list' shows.");
        }

        RegisteredStation[] wanted =
            [.. content.Stations.Where(station => chosen.Length == 0 ? station.Revocation is null : chosen.Contains(station.Number))];
        foreach (RegisteredStation station in wanted)
        {
            content = RegistryActions.HandOver(content, path, station.Number, station.Generation, epoch, target, DateTimeOffset.UtcNow, out RegisteredStation given);
            handedOver.Add(given);
        }

        return content;
    }

    private static RegistryContent Take(RegistryContent content, List<RegisteredStation> handedOver)
    {
        foreach (RegisteredStation station in handedOver)
        {
            content = RegistryActions.Take(content, station, DateTimeOffset.UtcNow);
        }

        return content;
    }
}
