using System.CommandLine;
using Station.Platform.Errors;
using Station.Platform.Keys;
using Station.Platform.Reports;
using Station.Platform.Storage;
using Station.Platform.Verification;

namespace Station.Tool.Commands;

/// <summary><c>station rebuild</c>: a store anew from the raw messages.</summary>
internal static class RebuildCommand
{
    private static readonly Option<string?> Archive = new("--archive") { Description = "Rebuild from this archive file.", HelpName = "FILE" };

    private static readonly Option<string?> From = new("--from") { Description = "Rebuild from the archive inside this store.", HelpName = "STORE" };

    private static readonly Option<string> Store = new("--store") { Description = "The new store.", Required = true, HelpName = "FILE" };

    private static readonly KeysOptions Keys = new();

    public static Command Create()
    {
        var command = new Command("rebuild", "Builds a store anew from an archive file or from another store.") { Archive, From, Store };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Archive) is null == result.GetValue(From) is null)
            {
                result.AddError("Give either --archive or --from.");
            }
        });
        Keys.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        KeyRegistry registry = Keys.Load(parsed);
        string target = parsed.GetValue(Store)!;
        if (File.Exists(target))
        {
            throw new PlatformException(ErrorToken.StoreExists, target, "the file is there already");
        }

        long messages = parsed.GetValue(Archive) is { } archive
            ? Build(() => ArchiveFile.Read(archive), archive, target, registry, cancellation)
            : BuildFromStore(parsed.GetValue(From)!, target, registry, cancellation);
        return Summarise(target, messages);
    }

    private static long BuildFromStore(string source, string target, KeyRegistry registry, CancellationToken cancellation)
    {
        using EvidenceReader reader = EvidenceReader.Open(source);
        return Build(reader.ReadArchive, source, target, registry, cancellation);
    }

    private static long Build(
        Func<IEnumerable<RawMessage>> read, string source, string target, KeyRegistry registry, CancellationToken cancellation)
    {
        // With another system's keys the store would be whole and empty of evidence. The first valid message ends the look.
        var verifier = new Verifier(registry);
        if (read().Any() && !read().Any(message => verifier.Verify(message).IsValid))
        {
            throw new ToolError(
                ExitStatus.Input, "nothing-verifies", $"{source}: not one message verifies with this key registry; no store was made.", "Name the registry with these stations' keys.");
        }

        return StoreRebuild.Build(UntilCancelled(read(), cancellation), target, registry);
    }

    private static IEnumerable<RawMessage> UntilCancelled(IEnumerable<RawMessage> messages, CancellationToken cancellation) => messages.Select(message =>
    {
        cancellation.ThrowIfCancellationRequested();
        return message;
    });

    private static int Summarise(string target, long messages)
    {
        using EvidenceReader reader = EvidenceReader.Open(target);
        StoreReport report = reader.Report();
        long unverified = report.Quarantined;
        Console.WriteLine($"{target}: {messages} messages, {report.Stored} records of {report.Stations.Count} stations, {unverified} messages not verified");
        Console.WriteLine($"digest {reader.ComputeDigest()}");
        if (unverified == 0)
        {
            return ExitStatus.Ok;
        }

        throw new ToolError(
            ExitStatus.LawBroken,
            "rebuilt-with-unverified",
            $"{target}: {unverified} of {messages} messages did not verify and are in quarantine; the store is whole.",
            "See 'station verify' for which and why.");
    }
}
