using System.Text.Json;
using Station.Benchmarks.Reports;

namespace Station.Benchmarks.Verifications;

/// <summary>What a run of the verification benchmark came to.</summary>
/// <param name="Data">measured or generated.</param>
/// <param name="Records">Records of different blocks that were verified and decoded.</param>
/// <param name="Checksum">Sum over all their values, so that nobody can leave the decoding out.</param>
/// <param name="RecordsPerSecond">Records verified and decoded a second of one core's time.</param>
/// <param name="WallRecordsPerSecond">The same by the clock, with whatever else ran.</param>
/// <param name="StoredRecordsPerSecond">Records committed to SQLite a second by the clock, disk and all.</param>
/// <param name="StoredRecordsPerCpuSecond">The same a second of one core's time.</param>
/// <param name="JsonRecordsPerSecond">Records parsed from plain JSON, nothing verified, a second of one core's time.</param>
public sealed record VerifyReport(
    string Data,
    int Stations,
    int RecordsPerBlock,
    int Columns,
    long Messages,
    double BytesPerMessage,
    long Duplicates,
    long Altered,
    long Refused,
    long FalselyAccepted,
    long Records,
    long Checksum,
    double RecordsPerSecond,
    double WallRecordsPerSecond,
    double StoredRecordsPerSecond,
    double StoredRecordsPerCpuSecond,
    double JsonRecordsPerSecond,
    double JsonBytesPerRecord)
{
    private const int Digits = 3;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new RoundedNumbers(Digits) },
    };

    public string Benchmark => "verify";

    /// <summary>Version of the product.</summary>
    public string Version => Product.Version;

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
