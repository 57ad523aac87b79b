using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Station.Simulator.Campaigns;

namespace Station.Tool.Simulating;

/// <summary>What a campaign came to, for whoever reads it by program.</summary>
internal sealed record SimulationReport
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [JsonPropertyName("figures")]
    public required CampaignFigures Figures { get; init; }

    /// <summary>Ready to be typed.</summary>
    [JsonPropertyName("commands")]
    public required IReadOnlyList<string> Commands { get; init; }

    [JsonPropertyName("sometimesMissed")]
    public required IReadOnlyList<string> SometimesMissed { get; init; }

    /// <summary>Those of them that a campaign of this size must have reached.</summary>
    [JsonPropertyName("sometimesFailed")]
    public required IReadOnlyList<string> SometimesFailed { get; init; }

    /// <summary>Whether no law was broken and no listed mark missed.</summary>
    [JsonIgnore]
    public bool Passed => Figures.Violations == 0 && SometimesFailed.Count == 0;

    /// <summary>One flat object: the figures, and what is told beside them.</summary>
    public string ToJson()
    {
        Dictionary<string, object?> flat = [];
        foreach (JsonProperty property in JsonSerializer.SerializeToElement(Figures, Format).EnumerateObject())
        {
            flat[property.Name] = property.Value;
        }

        flat["daysASecond"] = Math.Round(Figures.SimulatedDays / Math.Max(Figures.WallSeconds, 0.001), 2);
        flat["commands"] = Commands;
        flat["sometimesMissed"] = SometimesMissed;
        flat["sometimesFailed"] = SometimesFailed;
        return JsonSerializer.Serialize(flat, Format);
    }
}
