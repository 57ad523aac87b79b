using System.CommandLine;
using Station.Platform.Keys;
using Station.Platform.Senml;
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

    public static Command Create()
    {
        var command = new Command("verify", "Verifies every message of archive files and stores, and reports gaps of stores.") { Files, Json, Senml };
        Keys.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Json) is not null && result.GetResult(Senml) is not null)
            {
                result.AddError("Give either --json or --senml.");
            }
        });
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        KeyRegistry registry = Keys.Load(parsed);
        FileExamination[] files = [.. parsed.GetValue(Files)!.Select(path => FileExamination.Examine(path, registry, cancellation))];
        if (parsed.GetValue(Senml) is { } form)
        {
            SenmlOutput.Write(Console.OpenStandardOutput(), files, registry, form, cancellation);
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
}
