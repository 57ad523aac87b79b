using System.Text.Json;

namespace Station.Tool.Conversing;

/// <summary>A station's reply to a request of a machine (docs/terminal.md).</summary>
internal sealed class StationReply
{
    private readonly JsonElement root;

    private StationReply(JsonElement root)
    {
        this.root = root;
    }

    /// <summary>Whether the command was carried out.</summary>
    public bool IsDone => root.TryGetProperty("ok", out JsonElement ok) && ok.ValueKind == JsonValueKind.True;

    /// <summary>The token of a refusal, empty without one.</summary>
    public string Refusal => TextOf(root, "error");

    /// <summary>What is wrong, as the station says it.</summary>
    public string Reason => TextOf(root, "what");

    public string Remedy => TextOf(root, "remedy");

    /// <summary>What the command wrote.</summary>
    public IReadOnlyList<JsonElement> Rows => root.TryGetProperty("rows", out JsonElement rows) && rows.ValueKind == JsonValueKind.Array ? [.. rows.EnumerateArray()] : [];

    /// <summary>The reply in a line that was received; null when it is none, or one to another request.</summary>
    public static StationReply? Parse(string line, string id)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object && TextOf(root, "id") == id ? new StationReply(root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text of a row, empty when it is not there.</summary>
    public static string TextOf(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    /// <summary>A number of a row, null when it is not there.</summary>
    public static long? NumberOf(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;
}
