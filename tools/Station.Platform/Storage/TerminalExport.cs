using System.Text.Json;
using Station.Platform.Errors;

namespace Station.Platform.Storage;

/// <summary>
/// Blocks in what a terminal program has kept (docs/terminal.md): lines of a person's export, replies to a program's, and anything around them. Nothing here is believed; each block carries its seal.
/// </summary>
public static class TerminalExport
{
    private const string LineBegins = "{\"topic\":";
    private const string ReplyBegins = "{\"id\":";

    /// <summary>Reads a file; a line that begins as blocks do and is damaged gives null.</summary>
    /// <param name="path">The file.</param>
    /// <param name="receivedMs">UTC in ms at which the blocks count as received.</param>
    /// <returns>The number of the line, from 1, and what it holds.</returns>
    /// <exception cref="PlatformException">There is no such file, or it cannot be read.</exception>
    public static IEnumerable<(long Line, RawMessage? Message)> Read(string path, long receivedMs)
    {
        long number = 0;
        foreach (string line in ReadLines(path))
        {
            number++;
            int begins = line.IndexOf(LineBegins, StringComparison.Ordinal);
            bool isReply = line.StartsWith(ReplyBegins, StringComparison.Ordinal);
            if (begins < 0)
            {
                continue;
            }

            foreach (RawMessage? message in isReply ? OfReply(line, receivedMs) : [OfLine(line[begins..], receivedMs)])
            {
                yield return (number, message);
            }
        }
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PlatformException(ErrorToken.ArchiveMissing, path, "there is no such file", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.ArchiveUnreadable, path, "the file cannot be read", exception);
        }
    }

    private static RawMessage? OfLine(string text, long receivedMs)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Of(document.RootElement, receivedMs);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<RawMessage?> OfReply(string text, long receivedMs)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array
                ? [.. rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object && row.TryGetProperty("topic", out _)).Select(row => Of(row, receivedMs))]
                : [null];
        }
        catch (JsonException)
        {
            return [null];
        }
    }

    private static RawMessage? Of(JsonElement block, long receivedMs) =>
        block.TryGetProperty("topic", out var topic) && topic.ValueKind == JsonValueKind.String
        && block.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.String
        && payload.TryGetBytesFromBase64(out var message)
            ? new RawMessage(topic.GetString()!, message, receivedMs)
            : null;
}
