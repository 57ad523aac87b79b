using Station.Benchmarks.Series;
using Station.Benchmarks.Verifications;

namespace Station.Benchmarks.Tests.Verifications;

/// <summary>The platform verifies and decodes as fast as it must, and everything is counted once.</summary>
public sealed class VerifyBenchmarkTests
{
    /// <summary>Records a second of one core's time that must be verified and decoded.</summary>
    private const int RecordsPerSecondBar = 200_000;

    private static readonly bool Full = Environment.GetEnvironmentVariable("STATION_TESTS_FULL") == "1";

    private static readonly VerifyBenchmarkOptions Small = new()
    {
        Columns = ReferenceStation.Generate(),
        Stations = 200,
        BlocksPerStation = 5,
        JsonRecords = 2_000,
        StoredPercent = 5,
    };

    [Fact]
    public void A_small_run_keeps_the_bar_and_takes_nothing_altered_for_valid() => Assert.InRange(Run(Small).RecordsPerSecond, RecordsPerSecondBar, double.MaxValue);

    [Fact]
    public void The_whole_run_keeps_the_bar()
    {
        Assert.SkipUnless(Full, "a long proof: ./test.sh --full runs it");
        string? folder = ReferenceStation.FindUsualFolder();
        VerifyReport report = Run(Small with
        {
            Columns = folder is null ? ReferenceStation.Generate() : ReferenceStation.Read(folder),
            IsMeasured = folder is not null,
            Stations = 1_000,
            BlocksPerStation = 24,
            JsonRecords = 100_000,
            StoredPercent = 25,
        });

        TestContext.Current.TestOutputHelper?.WriteLine(report.ToJson());
        Assert.InRange(report.RecordsPerSecond, RecordsPerSecondBar, double.MaxValue);
    }

    [Fact]
    public void What_comes_twice_is_counted_once_and_the_sum_does_not_depend_on_the_order()
    {
        VerifyReport once = Run(Small with { DuplicatePercent = 0, AlteredPercent = 0, Stations = 20 });
        VerifyReport twice = Run(Small with { DuplicatePercent = 60, AlteredPercent = 0, Stations = 20 });

        Assert.Equal((6_000, 0), (once.Records, once.Duplicates));
        Assert.Equal((6_000, 60, once.Checksum), (twice.Records, twice.Duplicates, twice.Checksum));
    }

    private static VerifyReport Run(VerifyBenchmarkOptions options)
    {
        VerifyReport report = new VerifyBenchmark(options).Run(TestContext.Current.CancellationToken);

        Assert.Equal(0, report.FalselyAccepted);
        Assert.Equal(report.Altered, report.Refused);
        Assert.Equal(options.Stations * options.BlocksPerStation * (100 + options.DuplicatePercent) / 100, report.Messages);
        Assert.Equal(report.Messages, (report.Records / options.RecordsPerBlock) + report.Duplicates + report.Refused);
        Assert.True(report.StoredRecordsPerSecond > 0 && report.JsonRecordsPerSecond > 0);
        return report;
    }
}
