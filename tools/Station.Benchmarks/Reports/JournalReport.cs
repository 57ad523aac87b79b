using System.Text.Json;

namespace Station.Benchmarks.Reports;

/// <summary>What a run of the journal benchmark came to.</summary>
public sealed record JournalReport
{
    private const int Digits = 4;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new RoundedNumbers(Digits) },
    };

    public string Benchmark => "journal";

    /// <summary>Version of the product.</summary>
    public string Version => Product.Version;

    /// <summary>"measured" or "generated": where the records come from.</summary>
    public required string Data { get; init; }

    /// <summary>Size of the volume.</summary>
    public required int VolumeBytes { get; init; }

    /// <summary>Days of ordinary use.</summary>
    public required int Days { get; init; }

    /// <summary>The minute records of the reference station.</summary>
    public required WorkloadReport Minutes { get; init; }

    /// <summary>Ten-minute statistics of the same channels.</summary>
    public required WorkloadReport TenMinuteStatistics { get; init; }

    /// <summary>How long the run took.</summary>
    public required double WallSeconds { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
