using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Reports;
using Station.Supervision;

namespace Station.Tests.Laws;

/// <summary>Power that comes and goes for a day neither fills the journal nor wears the flash, and costs nothing that was accepted.</summary>
public sealed class FlappingPowerTests
{
    private const int OffMs = 2_000;
    private const int HourMs = 3_600_000;
    private const int CommitsOfHour = 10;

    /// <summary>The tail of the boot before becomes a block, boot and clock anchor are recorded, and what could not be sent at once becomes a block, three commits each.</summary>
    private const int CommitsOfOpening = 15;

    /// <summary>An hour that ends in between is recorded, and becomes a block.</summary>
    private const int CommitsOfHourRecord = 4;

    [Theory]
    [InlineData(8)]
    [InlineData(130)]
    [InlineData(7 * 60)]
    [InlineData(14 * 60)]
    public void A_day_of_short_boots_costs_few_commits_and_nothing_that_was_accepted(int onSeconds)
    {
        using var bench = new LawBench(3);
        bench.RunMinutes(90, 5_000);
        long commits = 0;
        bench.Station.Board.Storage.Operated += operation => commits += IsCommit(operation) ? 1 : 0;
        long eventSegments = bench.Delivery.Store.Series[2].Count;
        Flap(bench, onSeconds, (1 + BootCounter.Limit) * (onSeconds * 1_000 + OffMs));
        Assert.InRange(commits, 0, (BootCounter.Limit * CommitsOfOpening) + CommitsOfHourRecord);
        for (int hour = 0; hour < 24; hour++)
        {
            commits = 0;
            Flap(bench, onSeconds, HourMs);
            Assert.True(commits <= CommitsOfHour, $"{commits} commits in hour {hour}");
        }

        Assert.InRange(bench.Delivery.Store.Series[2].Count, 1, eventSegments + 1);
        bench.RunMinutes(100);
        AssertEverythingArrived(bench);
    }

    [Fact]
    public void A_boot_that_lasts_after_short_ones_loses_none_of_its_minutes()
    {
        using var bench = new LawBench(3);
        for (int boot = 0; boot < BootCounter.Limit; boot++)
        {
            bench.Station.Run.PlanPowerCut(bench.NowMs + 150_000, OffMs);
            bench.RunFor(150_000 + OffMs);
        }

        long measured = bench.Station.Measured;
        bench.RunMinutes(14);
        Assert.Equal(measured, bench.Station.Measured);
        Assert.False(bench.Delivery.Opening.IsOpen);
        bench.RunMinutes(6);
        Assert.InRange(bench.Station.Measured - measured, 18, 20);
        bench.RunMinutes(60);
        AssertEverythingArrived(bench);
    }

    private static void Flap(LawBench bench, int onSeconds, long durationMs)
    {
        for (long endMs = bench.NowMs + durationMs; bench.NowMs < endMs;)
        {
            bench.Station.Run.PlanPowerCut(bench.NowMs + onSeconds * 1_000, OffMs);
            bench.RunFor(onSeconds * 1_000 + OffMs);
        }
    }

    private static void AssertEverythingArrived(LawBench bench)
    {
        GapReport report = bench.Settle();
        Assert.Equal((0, 0, 0), (report.Unexplained.Count, report.Conflicts, report.Awaited));
        long there = bench.Minutes().Count(record => record.IsConfirmed && record.Sequence < bench.SettledSequence);
        Assert.True(there + report.AdmittedLost >= bench.SettledMeasured, $"{there} of {bench.SettledMeasured}");
        Assert.Equal(0, report.AdmittedLost);
    }

    private static bool IsCommit(FileOperation operation) =>
        operation.Status == FileStatus.Done && operation.Verb is "replace" or "append" or "delete"
        && !(operation.Verb == "replace" && operation.Path.StartsWith("run/m", StringComparison.Ordinal));
}
