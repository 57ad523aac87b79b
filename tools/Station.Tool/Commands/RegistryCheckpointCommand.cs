using System.CommandLine;
using Station.Platform.Checkpoints;
using Station.Platform.Keys;
using Station.Platform.Storage;

namespace Station.Tool.Commands;

/// <summary><c>station registry checkpoint</c>: what is there of all chains, signed, to be lodged with a third party.</summary>
internal static class RegistryCheckpointCommand
{
    private static readonly Option<string> Private = new("--signing-key") { Description = "The private key: PEM, encrypted.", Required = true, HelpName = "FILE" };

    private static readonly Option<string> Public = new("--public-key") { Description = "The public key: PEM.", Required = true, HelpName = "FILE" };

    private static readonly Option<string> Store = new("--store") { Description = "The store.", Required = true, HelpName = "FILE" };

    private static readonly Option<string?> Against = new("--store") { Description = "A store that must still hold what was lodged.", HelpName = "FILE" };

    private static readonly Option<string> To = new("--to") { Description = "The new file.", Required = true, HelpName = "FILE" };

    private static readonly Argument<string> File = new("FILE") { Description = "The checkpoint as it was lodged." };

    private static readonly PassphraseOptions Passphrase = new("--passphrase", "the signing key");

    public static Command Create() => new("checkpoint", "Signs what a store holds of all chains, so that not even the platform can change it unnoticed.")
    {
        CreateKey(), CreateExport(), CreateVerify(),
    };

    private static Command CreateKey()
    {
        var command = new Command("key", "Makes a key pair (ECDSA, P-256) in two new files; the public one goes to the third party.") { Private, Public };
        Passphrase.AddTo(command);
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(Private)!;
            using Passphrase passphrase = Passphrase.Require(parsed, path);
            SigningKey.Create(path, parsed.GetValue(Public)!, passphrase);
            Console.WriteLine($"{path}: private key; {parsed.GetValue(Public)}: public key");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static Command CreateExport()
    {
        var command = new Command("export", "Writes and signs the day's file: of each station and generation the last block and its tag.") { Store, Private, To };
        Passphrase.AddTo(command);
        command.SetAction(parsed =>
        {
            string key = parsed.GetValue(Private)!;
            using Passphrase passphrase = Passphrase.Require(parsed, key);
            using EvidenceReader reader = EvidenceReader.Open(parsed.GetValue(Store)!);
            var checkpoint = new ChainCheckpoint(DateTimeOffset.UtcNow, reader.ReadChains());
            CheckpointFile.Write(parsed.GetValue(To)!, checkpoint, key, passphrase);
            Console.WriteLine($"{parsed.GetValue(To)}: {checkpoint.Heads.Count} chains");
            return ExitStatus.Ok;
        });
        return command;
    }

    private static Command CreateVerify()
    {
        var command = new Command("verify", "Verifies a checkpoint's signature, and that a store still holds what was lodged.") { File, Public, Against };
        command.SetAction(Verify);
        return command;
    }

    private static int Verify(ParseResult parsed)
    {
        string path = parsed.GetValue(File)!;
        ChainCheckpoint checkpoint = CheckpointFile.Read(path, parsed.GetValue(Public)!)
            ?? throw new ToolError(ExitStatus.LawBroken, "checkpoint-forged", $"{path}: the signature does not verify.", "Fetch the file again from where it was lodged, and name the key that was lodged with it.");
        Console.WriteLine($"{path}: signed {checkpoint.Time:yyyy-MM-dd HH:mm:ss}Z, {checkpoint.Heads.Count} chains");
        if (parsed.GetValue(Against) is { } store)
        {
            Compare(store, checkpoint);
        }

        return ExitStatus.Ok;
    }

    private static void Compare(string store, ChainCheckpoint checkpoint)
    {
        using EvidenceReader reader = EvidenceReader.Open(store);
        ChainHead[] different = [.. checkpoint.Heads.Where(head => !reader.Holds(head))];
        if (different.Length > 0)
        {
            ChainHead first = different[0];
            throw new ToolError(
                ExitStatus.LawBroken,
                "checkpoint-differs",
                $"{store}: {different.Length} chains are not as they were lodged, the first is {first.Station:x8} generation {first.Generation} up to block {first.LastBlock}.",
                "Keep the store, and compare it with its archive and with later checkpoints.");
        }

        Console.WriteLine($"{store}: holds all of them as they were lodged");
    }
}
