using System.Globalization;
using System.Text.Json;

namespace Station.Platform.Keys;

/// <summary>Writes stations and keys in the one form that the parser accepts.</summary>
internal static class RegistryContentWriter
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The text of a content in one form; each station must have the form's kind of secret.</summary>
    public static byte[] Write(RegistryContent content, RegistryForm form)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("format", form.FormatOf());
            writer.WriteStartArray("stations");
            foreach (var station in content.Stations.OrderBy(station => (station.Number, station.Generation)))
            {
                WriteStation(writer, station);
            }

            writer.WriteEndArray();
            if (form != RegistryForm.Plain)
            {
                WriteLog(writer, content.Log);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteStation(Utf8JsonWriter writer, RegisteredStation station)
    {
        writer.WriteStartObject();
        writer.WriteString("station", station.Number.ToString("x8"));
        writer.WriteNumber("generation", station.Generation);
        writer.WriteString("name", station.Name);
        WriteSecret(writer, station.Secret);
        if (station.Revocation?.FromBlock is { } block)
        {
            writer.WriteNumber("revokedFromBlock", block);
        }

        if (station.Revocation?.FromMs is { } fromMs)
        {
            writer.WriteString("revokedFromTime", Text(DateTimeOffset.FromUnixTimeMilliseconds(fromMs)));
        }

        writer.WriteEndObject();
    }

    private static void WriteSecret(Utf8JsonWriter writer, StationSecret secret)
    {
        switch (secret)
        {
            case RootSecret root:
                writer.WriteString("root", Convert.ToHexStringLower(root.Root));
                if (root.ReachedEpoch > 0)
                {
                    writer.WriteNumber("epoch", root.ReachedEpoch);
                }

                break;
            case CheckpointSecret checkpoint:
                writer.WriteNumber("epoch", checkpoint.Epoch);
                writer.WriteString("chain", Convert.ToHexStringLower(checkpoint.ChainKey));
                writer.WriteString("command", Convert.ToHexStringLower(checkpoint.CommandKey));
                break;
        }
    }

    private static void WriteLog(Utf8JsonWriter writer, IReadOnlyList<RegistryLogEntry> log)
    {
        writer.WriteStartArray("log");
        foreach (var entry in log)
        {
            writer.WriteStartObject();
            writer.WriteString("time", Text(entry.Time));
            writer.WriteString("what", entry.What);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
