using System.CommandLine;
using Station.Platform.Storage;

namespace Station.Tool.Commands;

/// <summary><c>station export</c>: the raw messages of a store as an archive file.</summary>
internal static class ExportCommand
{
    private static readonly Option<string> From = new("--from") { Description = "The store.", Required = true, HelpName = "STORE" };

    private static readonly Option<string> Archive = new("--archive") { Description = "The new archive file.", Required = true, HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("export", "Writes the raw messages of a store to an archive file: all that a rebuild needs.") { From, Archive };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        using EvidenceReader reader = EvidenceReader.Open(parsed.GetValue(From)!);
        long messages = ArchiveFile.Write(parsed.GetValue(Archive)!, reader.ReadArchive());
        Console.WriteLine($"{parsed.GetValue(Archive)}: {messages} messages");
        return ExitStatus.Ok;
    }
}
