using System.Text.Json;
using Station.Benchmarks.Reports;

namespace Station.Benchmarks.Samples;

/// <summary>What a run of the sample benchmark came to.</summary>
/// <param name="Profiles">One entry a profile.</param>
public sealed record SampleReport(IReadOnlyList<SampleFigures> Profiles)
{
    private const int Digits = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new RoundedNumbers(Digits) },
    };

    public string Benchmark => "sample";

    /// <summary>Version of the product.</summary>
    public string Version => Product.Version;

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
