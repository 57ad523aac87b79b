using Microsoft.Data.Sqlite;
using Station.Platform.Keys;
using Station.Platform.Reports;
using Station.Platform.Storage;
using Station.Tests.Laws;

namespace Station.Tests.Adversary;

/// <summary>A store that takes what the adversary lets through, and the words for what it shows.</summary>
internal sealed class TrialStore : IDisposable
{
    private static readonly StoreKey Key = new(PlatformOnMemoryBroker.StationNumber, 0);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("station-adversary-");
    private readonly EvidenceWriter writer;

    public TrialStore(KeyRegistry registry, IReadOnlyList<RawMessage> messages)
    {
        writer = EvidenceWriter.Open(Path, registry);
        writer.Write(messages);
    }

    private string Path => System.IO.Path.Combine(directory.FullName, "store.sqlite");

    /// <summary>What a look at the report, at the next receipt and at the times tells.</summary>
    public static string[] WordsOf(KeyRegistry registry, IReadOnlyList<RawMessage> messages)
    {
        using var store = new TrialStore(registry, messages);
        return [.. store.Words()];
    }

    public string Digest()
    {
        using EvidenceReader reader = EvidenceReader.Open(Path);
        return reader.ComputeDigest();
    }

    public void Dispose()
    {
        writer.Dispose();
        SqliteConnection.ClearAllPools();
        directory.Delete(true);
    }

    private IEnumerable<string> Words()
    {
        using EvidenceReader reader = EvidenceReader.Open(Path);
        GapReport report = reader.ReportGaps(Key);
        (string Word, bool IsNoticed)[] words =
        [
            ("conflict", report.Conflicts > 0),
            ("disputed", reader.ReadRecords(Key).Any(record => record.TimeState == TimeState.Disputed)),
            ("lost", report.AdmittedLost > 0),
            ("missing", report.BlocksAwaited > 0),
            ("out-of-chain", report.ChainBreaks > 0),
            ("unexplained", report.Unexplained.Count > 0),
        ];
        return words.Where(word => word.IsNoticed).Select(word => word.Word);
    }
}
