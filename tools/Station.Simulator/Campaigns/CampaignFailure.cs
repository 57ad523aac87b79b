using System.Text.Json.Serialization;

namespace Station.Simulator.Campaigns;

/// <summary>A run that broke a law.</summary>
/// <param name="Seed">With which it is seen again.</param>
/// <param name="ForMs">Its virtual time.</param>
/// <param name="Findings">What was broken, in words.</param>
public sealed record CampaignFailure(
    [property: JsonPropertyName("seed")] ulong Seed,
    [property: JsonPropertyName("forMs")] long ForMs,
    [property: JsonPropertyName("findings")] string[] Findings);
