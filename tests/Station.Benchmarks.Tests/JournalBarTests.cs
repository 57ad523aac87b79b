using Station.Benchmarks.Reports;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Tests;

/// <summary>
/// What the journal must show over a year of ordinary use and an outage from an empty volume on (docs/benchmarks.md): with what was measured, where it is there, and with what is made.
/// </summary>
public sealed class JournalBarTests
{
    /// <summary>The whole year is one of the long proofs: half a minute each.</summary>
    private static readonly bool Full = Environment.GetEnvironmentVariable("STATION_TESTS_FULL") == "1";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_journal_keeps_its_bars(bool measured)
    {
        string? folder = ReferenceStation.FindUsualFolder();
        Assert.SkipUnless(Full, "a long proof: ./test.sh --full runs it");
        Assert.SkipWhen(measured && folder is null, "there are no measurements beside the project");
        var options = new JournalBenchmarkOptions
        {
            Columns = measured ? ReferenceStation.Read(folder!) : ReferenceStation.Generate(),
            IsMeasured = measured,
        };

        WorkloadReport minutes = new JournalBenchmark(options).Run(TestContext.Current.CancellationToken).Minutes;
        JournalFigures journal = minutes.Journal;

        Assert.InRange(journal.BytesPerRecord, 0, 7.2);
        Assert.InRange(journal.BitsPerValue, 0, 1.15 * journal.EntropyBitsPerValue);
        Assert.InRange(journal.DaysOfOutage, 20, double.MaxValue);
        Assert.InRange(minutes.Baselines["json-lines"].TimesAsLargeAsJournal!.Value, 25, double.MaxValue);
        Assert.InRange(minutes.Baselines["senml-json"].TimesAsLargeAsJournal!.Value, 50, double.MaxValue);
        Assert.InRange(minutes.Baselines["fixed-int16"].TimesAsLargeAsJournal!.Value, 5, double.MaxValue);
        Assert.InRange(journal.ErasesPerRecord!.Value, 0, 0.15);
        Assert.InRange(journal.LifeYears!.Value, 20, double.MaxValue);
        Assert.InRange(journal.BootReadBytes, 1, 16 * 1024);
        Assert.InRange(journal.BootDeviceReadBytes, 1, 128 * 1024);
        Assert.Equal(0, journal.HeapBytesPerRecord);
        Assert.InRange(journal.HeapBytesPerSeal, 1, 2_048);
        Assert.InRange(journal.IlPerRecord, 1, 8_000);
        Assert.Equal(0, journal.RefusedRecords);
    }
}
