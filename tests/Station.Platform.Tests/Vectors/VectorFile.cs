using System.Text.Encodings.Web;
using System.Text.Json;
using Station.Platform.Decoding;
using Station.Platform.Keys;
using Station.Platform.Verification;

namespace Station.Platform.Tests.Vectors;

/// <summary>A file of vectors: the stations that the receiver knows, and the messages in the order in which they come.</summary>
internal sealed record VectorFile(string Name, string Description, VectorStation[] Stations, Vector[] Vectors)
{
    private static readonly JsonWriterOptions Pretty = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Compact = Pretty with { Indented = false };

    public KeyRegistry Registry => new(Stations.Select(station => station.Registered));

    /// <summary>The file as it stands in the repository.</summary>
    public string ToJson() => Write(Pretty, WriteFile) + "\n";

    private static string Write(JsonWriterOptions form, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, form))
        {
            write(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private void WriteFile(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("format", "sf1-vectors-1");
        writer.WriteString("description", Description);
        writer.WriteStartArray("stations");
        foreach (var station in Stations)
        {
            WriteStation(writer, station);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("vectors");
        var verifier = new Verifier(Registry);
        foreach (var vector in Vectors)
        {
            WriteVector(writer, vector, verifier);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteStation(Utf8JsonWriter writer, VectorStation known)
    {
        var station = known.Station;
        writer.WriteStartObject();
        writer.WriteString("station", station.Number.ToString("x8"));
        writer.WriteNumber("generation", station.Generation);
        writer.WriteHex("root", station.Root);
        writer.WriteHex("k0", station.ChainKey(0));
        writer.WriteHex("c", station.CommandKey());
        writer.WriteNumber("reachedEpoch", known.ReachedEpoch);
        if (known.CheckpointEpoch is { } epoch)
        {
            writer.WriteNumber("checkpointEpoch", epoch);
            writer.WriteHex("checkpointKey", station.ChainKey(epoch));
        }

        if (known.Revocation?.FromBlock is { } block)
        {
            writer.WriteNumber("revokedFromBlock", block);
        }

        if (known.Revocation?.FromMs is { } timeMs)
        {
            writer.WriteNumber("revokedFromMs", timeMs);
        }

        writer.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter writer, Vector vector, Verifier verifier)
    {
        writer.WriteStartObject();
        writer.WriteString("name", vector.Name);
        if (vector.Scenario is not null)
        {
            writer.WriteString("scenario", vector.Scenario);
        }

        writer.WriteString("topic", vector.Topic);
        writer.WriteNumber("receivedMs", Vector.ReceivedMs);
        if (vector.Seal is { } seal)
        {
            WriteSeal(writer, seal);
        }

        writer.WriteHex("message", vector.Message);
        writer.WriteString("verdict", vector.Verdict);
        writer.WriteString("reason", vector.Reason);
        if (vector.Finding is { } finding)
        {
            writer.WriteString("finding", finding.Verdict);
            writer.WriteString("findingReason", finding.Reason);
        }

        if (vector.Opens is { } opens)
        {
            writer.WriteBoolean("opens", opens);
        }

        WriteContent(writer, vector, verifier);
        writer.WriteEndObject();
    }

    private static void WriteSeal(Utf8JsonWriter writer, VectorSeal seal)
    {
        writer.WriteString("use", seal.Use);
        writer.WriteNumber("epoch", seal.Epoch);
        writer.WriteNumber("keyEpoch", seal.KeyEpoch);
        writer.WriteHex("ke", seal.ChainKey);
        writer.WriteHex("key", seal.Key);
        writer.WriteHex("payload", seal.Payload);
        writer.WriteHex("protected", seal.Protected);
        writer.WriteHex("macStructure", seal.MacStructure);
        writer.WriteHex("tag", seal.Tag);
    }

    /// <summary>What it says, on one line.</summary>
    private static void WriteContent(Utf8JsonWriter writer, Vector vector, Verifier verifier)
    {
        var isValid = verifier.Verify(vector.Topic, vector.Message, Vector.ReceivedMs).IsValid;
        var content = vector.Content ?? (isValid ? Write(Compact, inner => ContentJson.Write(inner, verifier.Content)) : null);
        if (content is not null)
        {
            writer.WritePropertyName("content");
            writer.WriteRawValue(content);
        }
    }
}
