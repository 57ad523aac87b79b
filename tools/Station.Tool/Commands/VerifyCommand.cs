using System.CommandLine;
using Station.Platform.Hj212;
using Station.Platform.Keys;
using Station.Platform.Senml;
using Station.Platform.Storage;
using Station.Tool.Verifying;

namespace Station.Tool.Commands;

/// <summary><c>station verify</c>: verdicts on files, and what is missing in stores.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Archive files or stores.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly KeysOptions Keys = new();

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object and nothing else." };

    private static readonly Option<SenmlForm?> Senml = new("--senml")
    {
        Description = "Print what is valid and has its time as SenML (RFC 8428), and nothing else: json, a pack a line, or cbor, pack after pack.",
        HelpName = "FORM",
    };

    private static readonly Option<string?> Hj212 = new("--hj212")
    {
        Description = "Print what is valid and has its time as packets of HJ 212, and nothing else; the file says how stations and factors are named.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command("verify", "Verifies every message of archive files and stores, and reports gaps of stores.") { Files, Json, Senml, Hj212 };
        Keys.AddTo(command);
        command.Validators.Add(result =>
        {
            Option[] forms = [Json, Senml, Hj212];
            if (forms.Count(form => result.GetResult(form) is not null) > 1)
            {
                result.AddError("Give one of --json, --senml and --hj212.");
            }
        });
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        KeyRegistry registry = Keys.Load(parsed);
        Func<StoreKey, StoredPeriod, byte[]>? write = PeriodForm(parsed);
        FileExamination[] files = [.. parsed.GetValue(Files)!.Select(path => FileExamination.Examine(path, registry, cancellation))];
        if (write is not null)
        {
            PeriodOutput.Write(Console.OpenStandardOutput(), files, registry, write, cancellation);
        }
        else if (parsed.GetValue(Json))
        {
            Console.WriteLine(VerificationJson.Of(files));
        }
        else
        {
            VerificationText.Write(Console.Out, files);
        }

        ToolError[] errors = [.. files.SelectMany(file => file.Errors())];
        foreach (ToolError error in errors)
        {
            Console.Error.WriteLine(error.Line);
        }

        // Of several errors the one that says least about the messages themselves: what could not be read may hold anything.
        return errors.Select(error => error.ExitStatus).DefaultIfEmpty(ExitStatus.Ok).Max();
    }

    /// <summary>How periods are to be written; null when they are not asked for.</summary>
    private static Func<StoreKey, StoredPeriod, byte[]>? PeriodForm(ParseResult parsed) => parsed.GetValue(Senml) is { } form
        ? PeriodOutput.Senml(form)
        : parsed.GetValue(Hj212) is { } settings ? PeriodOutput.Hj212(Hj212Settings.Load(settings)) : null;
}
