using System.Globalization;
using System.Text.Json;
using Station.Platform.Errors;

namespace Station.Platform.Storage;

/// <summary>
/// Raw messages as JSON lines: <c>{"topic": ..., "time": ..., "payload": base64}</c>. It is all that a store is built
/// from, in a form that outlives the store's own.
/// </summary>
public static class ArchiveFile
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes a new archive file and returns how many messages it holds.</summary>
    /// <exception cref="PlatformException">The file is there already or cannot be written.</exception>
    public static long Write(string path, IEnumerable<RawMessage> messages)
    {
        var partial = path + ".partial";
        try
        {
            if (File.Exists(path))
            {
                throw new IOException("the file is there already");
            }

            var count = WriteLines(partial, messages);
            File.Move(partial, path);
            return count;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(partial);
            throw new PlatformException(
                ErrorToken.ArchiveUnwritable, path, $"the archive cannot be written ({exception.Message})", exception);
        }
    }

    /// <summary>Reads an archive file line by line.</summary>
    /// <exception cref="PlatformException">The file is missing, unreadable or malformed; thrown on reaching the place.</exception>
    public static IEnumerable<RawMessage> Read(string path)
    {
        using var reader = OpenForReading(path);
        for (var line = 1L; ReadLine(reader, path) is { } text; line++)
        {
            yield return Parse(text, path, line);
        }
    }

    private static long WriteLines(string path, IEnumerable<RawMessage> messages)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        using var writer = new Utf8JsonWriter(stream);
        long count = 0;
        foreach (var message in messages)
        {
            writer.WriteStartObject();
            writer.WriteString("topic", message.Topic);
            writer.WriteString("time", DateTimeOffset.FromUnixTimeMilliseconds(message.ReceivedMs).ToString(TimeFormat, CultureInfo.InvariantCulture));
            writer.WriteBase64String("payload", message.Message);
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            stream.WriteByte((byte)'\n');
            count++;
        }

        return count;
    }

    private static StreamReader OpenForReading(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PlatformException(ErrorToken.ArchiveMissing, path, "there is no such archive", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.ArchiveUnreadable, path, "the archive cannot be read", exception);
        }
    }

    private static string? ReadLine(StreamReader reader, string path)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (IOException exception)
        {
            throw new PlatformException(ErrorToken.ArchiveUnreadable, path, "the archive cannot be read", exception);
        }
    }

    /// <exception cref="PlatformException">The line is none of an archive.</exception>
    internal static RawMessage Parse(string text, string path, long line)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.GetPropertyCount() == 3
                && root.TryGetProperty("topic", out var topic) && topic.ValueKind == JsonValueKind.String
                && root.TryGetProperty("time", out var time) && time.ValueKind == JsonValueKind.String
                && root.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.String
                && TryParseTime(time.GetString()!, out var receivedMs)
                && payload.TryGetBytesFromBase64(out var message))
            {
                return new RawMessage(topic.GetString()!, message, receivedMs);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A text that is no Unicode only shows when it is asked for.
            throw new PlatformException(ErrorToken.ArchiveMalformed, $"{path}:{line}", "the line is not valid JSON", exception);
        }

        throw new PlatformException(
            ErrorToken.ArchiveMalformed, $"{path}:{line}", "the line does not hold a topic, a time and a payload in base64");
    }

    private static bool TryParseTime(string text, out long receivedMs)
    {
        const DateTimeStyles style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var parsed = DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, style, out var time);
        receivedMs = time.ToUnixTimeMilliseconds();
        return parsed;
    }
}
