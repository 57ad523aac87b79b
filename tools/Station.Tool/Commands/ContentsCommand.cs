using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Station.Platform.Decoding;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Verification;

namespace Station.Tool.Commands;

/// <summary><c>station contents</c>: every message of an archive file with its verdict and all that it says.</summary>
internal static class ContentsCommand
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string> Archive = new("FILE") { Description = "An archive file." };

    private static readonly KeysOptions Keys = new();

    public static Command Create()
    {
        var command = new Command("contents", "Prints every message of an archive file with its verdict and content, one JSON object a line.") { Archive };
        Keys.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        KeyRegistry registry = Keys.Load(parsed);
        var verifier = new Verifier(registry);
        using Stream output = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(output, Form);
        foreach (RawMessage message in ArchiveFile.Read(parsed.GetValue(Archive)!))
        {
            Write(writer, message, verifier.Verify(message), verifier);
            writer.Flush();
            writer.Reset();
            output.WriteByte((byte)'\n');
        }

        return ExitStatus.Ok;
    }

    private static void Write(Utf8JsonWriter writer, RawMessage message, Judgement judgement, Verifier verifier)
    {
        writer.WriteStartObject();
        writer.WriteString("topic", message.Topic);
        writer.WriteString("verdict", judgement.Verdict.Token());
        writer.WriteString("reason", Station.Platform.Wire.FaultTokens.Token(judgement.Fault));
        if (judgement.IsValid)
        {
            writer.WritePropertyName("content");
            ContentJson.Write(writer, verifier.Content);
        }

        writer.WriteEndObject();
    }
}
