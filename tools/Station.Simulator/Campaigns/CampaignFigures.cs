using System.Text.Json.Serialization;

namespace Station.Simulator.Campaigns;

/// <summary>The sums of a campaign; what is written to its file, and read and added to when it is resumed.</summary>
public sealed record CampaignFigures
{
    [JsonPropertyName("profile")]
    public string Profile { get; init; } = "";

    /// <summary>What ran (<see cref="CampaignBuild"/>).</summary>
    [JsonPropertyName("build")]
    public string Build { get; init; } = "";

    /// <summary>Virtual time of each run under faults.</summary>
    [JsonPropertyName("forMs")]
    public long ForMs { get; init; }

    /// <summary>Seed of the first run ever.</summary>
    [JsonPropertyName("firstSeed")]
    public ulong FirstSeed { get; init; }

    [JsonPropertyName("runs")]
    public int Runs { get; init; }

    [JsonPropertyName("simulatedDays")]
    public double SimulatedDays { get; init; }

    [JsonPropertyName("wallSeconds")]
    public double WallSeconds { get; init; }

    [JsonPropertyName("measured")]
    public long Measured { get; init; }

    [JsonPropertyName("delivered")]
    public long Delivered { get; init; }

    [JsonPropertyName("admittedLost")]
    public long AdmittedLost { get; init; }

    [JsonPropertyName("violations")]
    public int Violations { get; init; }

    [JsonPropertyName("powerCuts")]
    public long PowerCuts { get; init; }

    [JsonPropertyName("boots")]
    public long Boots { get; init; }

    /// <summary>Sum of the runs' hashes, which no order of the runs changes.</summary>
    [JsonPropertyName("traceHash")]
    public string TraceHash { get; init; } = Hash(0);

    /// <summary>Runs that reached each mark.</summary>
    [JsonPropertyName("marks")]
    public SortedDictionary<string, int> Marks { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How often each fault was done.</summary>
    [JsonPropertyName("faults")]
    public SortedDictionary<string, int> Faults { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Runs that broke a law.</summary>
    [JsonPropertyName("failures")]
    public List<CampaignFailure> Failures { get; init; } = [];

    public static string Hash(ulong value) => value.ToString("x16");
}
