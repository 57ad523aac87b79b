using Station.Commands;
using Station.Hal.Simulated;
using Station.Platform.Storage;
using Station.Settings;

namespace Station.Tests.Laws;

/// <summary>A change of calibration on a whole station: an event in the chain, a context of its own, and a border between the records.</summary>
public sealed class CalibrationTests
{
    private const int Day = 20_790;

    [Fact]
    public void A_calibration_is_told_and_parts_the_records_before_from_those_after()
    {
        using var bench = new LawBench();
        bench.RunMinutes(10);
        int column = Column(bench, "temperature");
        Assert.Equal(CalibrationResult.Done, Calibrate(bench, column, zero: 25));
        bench.RunMinutes(10);
        Assert.Equal((0, 0), (bench.Settle().Unexplained.Count, bench.Platform.Report().Conflicts));

        var minutes = bench.Minutes();
        long firstContext = minutes[0].Context;
        StoredRecord[] before = [.. minutes.Where(record => record.Context == firstContext)];
        StoredRecord[] after = [.. minutes.Where(record => record.Context != firstContext)];
        Assert.InRange(before.Length, 8, 10);
        Assert.Single(after.Select(record => record.Context).Distinct());
        Assert.All(before, record => Assert.Equal(Truth(bench, record, column), record.Values[column]));
        Assert.All(after, record => Assert.Equal(Truth(bench, record, column) - 25, record.Values[column]));
        Assert.Equal([((long)column, 25L, 1_000_000L, (long)Day, "Li", 1L)], bench.Platform.Calibrations());
    }

    [Fact]
    [Trait("FieldFailure", "16")]
    public void It_holds_after_a_power_cut_and_what_the_cut_kept_from_being_told_is_told_later()
    {
        for (int operation = 1; operation <= 12; operation++)
        {
            using var bench = new LawBench();
            bench.RunMinutes(5);
            int column = Column(bench, "temperature");
            bench.Station.Run.CutPowerAtFlashOperation(bench.Station.Board.Storage.Chip.Operations + operation, 5_000);
            bench.Station.Run.At(bench.NowMs + 500, () => CalibrateUntilCut(bench, column));
            bench.RunMinutes(8);
            Assert.Equal(0, bench.Settle().Unexplained.Count);
            int version = bench.Station.Firmware!.Calibrations.Of(column).Version;
            Assert.Equal(version, bench.Platform.Calibrations().Select(change => change.Version).Distinct().Count());
        }
    }

    [Fact]
    public void What_cannot_be_is_refused_and_changes_nothing()
    {
        using var bench = new LawBench();
        bench.RunMinutes(5);
        CalibrationDesk desk = bench.Station.Firmware!.Calibrations;
        long nowMs = bench.Station.Board.Crystal.UptimeAt(bench.NowMs);
        int sound = Array.FindIndex(bench.Station.Profile.Channels, channel => channel.Unit == "dB");
        Assert.Equal(CalibrationResult.BadValue, desk.Set(0, 0, 99_999, Day, "Li", nowMs));
        Assert.Equal(CalibrationResult.BadValue, desk.Set(0, 1_000_001, 1_000_000, Day, "Li", nowMs));
        Assert.Equal(CalibrationResult.BadValue, desk.Set(0, 0, 1_000_000, Day, "a name that is too long", nowMs));
        Assert.Equal(CalibrationResult.BadValue, desk.Set(0, 0, 1_000_000, 0, "Li", nowMs));
        if (sound >= 0)
        {
            Assert.Equal(CalibrationResult.BadValue, desk.Set(sound, 0, 1_000_001, Day, "Li", nowMs));
        }

        Assert.Equal(0, desk.Of(0).Version);
        bench.RunMinutes(5);
        Assert.Equal(0, bench.Settle().Unexplained.Count);
        Assert.Empty(bench.Platform.Calibrations());
    }

    [Fact]
    public void Whoever_works_at_the_pole_calibrates_and_marks_the_time_of_the_work_by_the_terminal()
    {
        using var bench = new LawBench();
        bench.RunMinutes(10);
        int column = Column(bench, "temperature");
        Type(bench, "mode temperature maintenance");
        bench.RunMinutes(3);
        Type(bench, "calibrate temperature 2.5 1 2026-12-01 Li --yes");
        Type(bench, "mode temperature measuring");
        bench.RunMinutes(10);
        Assert.Equal((0, 0), (bench.Settle().Unexplained.Count, bench.Platform.Report().Conflicts));

        Assert.Equal([((long)column, 25L, 1_000_000L, 20_788L, "Li", 1L)], bench.Platform.Calibrations());
        string flags = string.Concat(bench.Minutes().Select(record => record.Qualities[column].FlagLetter));
        Assert.Matches("^N+M{3,4}N{10,}$", flags);
    }

    private static void Type(LawBench bench, string line)
    {
        bench.Station.Board.Console.Type(line + "\r");
        bench.RunFor(2_000);
    }

    private static void CalibrateUntilCut(LawBench bench, int column)
    {
        try
        {
            Calibrate(bench, column, zero: 25);
        }
        catch (PowerCutException)
        {
            // The board knows; its next call ends the boot.
        }
    }

    private static int Column(LawBench bench, string channel) => Array.FindIndex(bench.Station.Profile.Channels, settings => settings.Name == channel);

    private static int? Truth(LawBench bench, StoredRecord record, int column) =>
        bench.Station.Models.Book.Expect((int)record.Boot, record.StartMs, record.LengthMs, column).Value;

    private static CalibrationResult Calibrate(LawBench bench, int column, int zero) => bench.Station.Firmware!.Calibrations.Set(
        column, zero, 1_000_000, Day, "Li", bench.Station.Board.Crystal.UptimeAt(bench.NowMs));
}
