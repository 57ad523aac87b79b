using System.Text.Json;

namespace Station.Platform.Keys;

/// <summary>Writes the registry in the one form that the parser accepts.</summary>
internal static class KeyRegistryWriter
{
    public static void Write(Stream stream, IEnumerable<RegisteredStation> stations)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("format", KeyRegistryParser.Format);
        writer.WriteStartArray("stations");
        foreach (var station in stations.OrderBy(station => (station.Number, station.Generation)))
        {
            writer.WriteStartObject();
            writer.WriteString("station", station.Number.ToString("x8"));
            writer.WriteNumber("generation", station.Generation);
            writer.WriteString("name", station.Name);
            writer.WriteString("root", Convert.ToHexStringLower(station.Root));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
