using System.CommandLine;
using Station.Platform.Keys;
using Station.Tool.Registries;

namespace Station.Tool.Commands;

/// <summary><c>station registry revoke</c>: from where on a generation's seals count no more.</summary>
internal static class RegistryRevokeCommand
{
    private static readonly RegistryOptions Registry = new();

    private static readonly Option<string> StationOption = RegistryOptions.Station();

    private static readonly Option<byte> Generation = RegistryOptions.Generation();

    private static readonly Option<string> From = new("--from")
    {
        Description = "The first block that counts no more, or the time of arrival from which on none does. What came before keeps its verdict.",
        Required = true,
        HelpName = "BLOCK|TIME",
    };

    private static readonly Option<string[]> Also = new("--receiver")
    {
        Description = "A receiver's registry in which to revoke it too; sealed with the passphrase of --receiver-passphrase-file or -fd. May be given again.",
        HelpName = "FILE",
    };

    private static readonly PassphraseOptions ReceiverPassphrase = new("--receiver-passphrase", "the receivers' registries");

    public static Command Create()
    {
        var command = new Command("revoke", "Revokes a generation from a block or a time on; earlier blocks keep their verdict.") { StationOption, Generation, From, Also };
        Registry.AddTo(command);
        ReceiverPassphrase.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        uint number = RegistryOptions.StationOf(parsed, StationOption);
        byte generation = parsed.GetValue(Generation);
        Revocation revocation = RevocationText.Parse(parsed.GetValue(From)!);
        string[] receivers = parsed.GetValue(Also) ?? [];
        string path = Registry.Path(parsed);
        using Passphrase passphrase = Registry.Passphrase(parsed);
        using Passphrase? receiverPassphrase = receivers.Length > 0 ? ReceiverPassphrase.Require(parsed, receivers[0]) : null;
        RegistryFile.UpdateRoots(path, passphrase, mayCreate: false, content => RegistryActions.Revoke(content, path, number, generation, revocation, DateTimeOffset.UtcNow));
        foreach (string receiver in receivers)
        {
            RegistryFile.UpdateCheckpoints(
                receiver, receiverPassphrase!, mayCreate: false, content => RegistryActions.Revoke(content, receiver, number, generation, revocation, DateTimeOffset.UtcNow));
        }

        Console.WriteLine($"{path}: revoked {number:x8} generation {generation} from {parsed.GetValue(From)}; stores are to be rebuilt, receivers of these files take it within seconds");
        return ExitStatus.Ok;
    }
}
