using Station.Platform.Reports;
using Station.Platform.Storage;

namespace Station.Platform.Tests;

/// <summary>A store in a directory of its own that goes away with the test.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TestStation station;
    private readonly TestDirectory directory = new();

    public TestStore(TestStation station)
    {
        this.station = station;
        Path = directory.File("store.db");
        Writer = EvidenceWriter.Open(Path, station.Registry);
    }

    public string Path { get; }

    public EvidenceWriter Writer { get; }

    public IReadOnlyList<WriteOutcome> Write(params RawMessage[] messages) => Writer.Write(messages);

    public T Read<T>(Func<EvidenceReader, T> read)
    {
        using var reader = EvidenceReader.Open(Path);
        return read(reader);
    }

    public GapReport Report() => Read(reader => reader.ReportGaps(station.Key));

    public void Dispose()
    {
        Writer.Dispose();
        directory.Dispose();
    }
}
