using System.CommandLine;
using Station.Tool.Decoding;

namespace Station.Tool.Commands;

/// <summary><c>station decode</c>: captured frames through the firmware's own drivers.</summary>
internal static class DecodeCommand
{
    private static readonly Option<string> Frames = new("--frames") { Description = "A table of frames: tab-separated, with columns device and hex.", Required = true, HelpName = "FILE" };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object a row and nothing else." };

    public static Command Create()
    {
        var command = new Command("decode", "Tries captured frames on the firmware's own drivers: which took each, the values, or why it was refused.") { Frames, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        FrameFile file = FrameFile.Open(parsed.GetValue(Frames)!);
        Func<FrameFinding, string> show = parsed.GetValue(Json) ? FrameJson.Of : FrameText.Of;
        var decoder = new FrameDecoder();
        MalformedRow? firstMalformed = null;
        int malformed = 0;
        foreach (int line in file.RowLines())
        {
            FrameFinding finding;
            try
            {
                finding = decoder.Decode(file.Read(line));
            }
            catch (MalformedRow error)
            {
                // The other rows are still worth reading; the command's end says that this one was not.
                firstMalformed ??= error;
                malformed++;
                finding = new FrameFinding(line, file.IdOf(line), string.Empty, FrameVerdict.Malformed) { Explanation = error.Message };
            }

            Console.WriteLine(show(finding));
        }

        return firstMalformed is null ? ExitStatus.Ok : throw file.Error(firstMalformed, malformed);
    }
}
