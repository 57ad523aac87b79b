using Station.Platform.Reports;

namespace Station.Tests.Laws;

/// <summary>Laws 1 and 3 on whole stations: power goes at random flash operations through a day with an uplink.</summary>
public sealed class DurabilityTests
{
    private static readonly int Seeds = TestScale.Full ? 40 : 2;

    [Fact]
    [Trait("FieldFailure", "8")]
    public void Through_a_day_of_power_cuts_every_accepted_record_is_stored_exactly_once_under_a_dense_number()
    {
        int cuts = 0;
        for (int seed = 1; seed <= Seeds; seed++)
        {
            using var bench = new LawBench((ulong)seed);
            var random = new Random(seed);
            while (bench.NowMs < LawBench.StartMs + 24 * 3_600_000L)
            {
                bench.Station.Run.CutPowerAtFlashOperation(bench.Station.Board.Storage.Chip.Operations + random.Next(60), random.Next(1_000, 90_000));
                bench.RunMinutes(random.Next(2, 50));
                bench.RunFor(random.Next(60_000));
            }

            // A cut that is still planned would hit the bench's own hand on the journal; and after many short boots the uplink rests for an hour.
            bench.Station.Board.Storage.Chip.CutAt(-1);
            bench.RunMinutes(100, 5_000);
            cuts += bench.Station.Run.PowerCuts;
            GapReport report = bench.Settle();
            long confirmed = bench.Minutes().Count(record => record.IsConfirmed && record.Sequence < bench.SettledSequence);
            Assert.DoesNotContain(bench.Minutes(), record => !record.IsConfirmed && record.Sequence < bench.SettledSequence);
            Assert.Equal((0, 0), (report.Unexplained.Count, report.AdmittedLost));

            // The record of an hour that ended since everything was closed may be in no block yet.
            Assert.InRange(report.Awaited, 0, 1);
            Assert.Equal((0, 0, 0), (report.Conflicts, report.DuplicatesStored, report.ChainBreaks));
            // What was recorded since everything was closed, a clock anchor say, may still be on its way.
            Assert.InRange(report.Stored, bench.SettledSequence, bench.Station.NextSequence);
            // A cut may come after a record became durable and before the firmware was told.
            Assert.InRange(confirmed, bench.SettledMeasured, bench.SettledMeasured + bench.Station.Run.PowerCuts);
            Assert.DoesNotContain(bench.Platform.Report().Quarantine, count => count.Verdict != "advisory");
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"power cuts made: {cuts}");
        Assert.True(cuts > 25 * Seeds, $"only {cuts} cuts were made");
    }
}
