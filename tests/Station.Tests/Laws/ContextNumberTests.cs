using Station.Hal;
using Station.Hal.Simulated.Flash;

namespace Station.Tests.Laws;

/// <summary>Law 3 for contexts: each number means one description, whatever a power cut leaves half done.</summary>
public sealed class ContextNumberTests
{
    private const int FlashOperationsOfChange = 24;

    [Fact]
    public void A_context_whose_recording_a_cut_ends_keeps_its_number_from_the_one_that_follows()
    {
        for (int operation = 1; operation <= FlashOperationsOfChange; operation++)
        {
            using var bench = new LawBench();
            bench.RunMinutes(8);
            Type(bench, "set site first");
            bench.RunMinutes(0.9);
            bench.Station.Run.CutPowerAtFlashOperation(bench.Station.Board.Storage.Chip.Operations + operation, 1_000);
            bench.RunFor(10_000);
            Assert.Equal(1, bench.Station.Run.PowerCuts);

            // Records of the boot before are still open, under the context before.
            Type(bench, "set site second");
            bench.RunMinutes(5);
            bench.Settle();
            Assert.True(bench.Platform.Report().Conflicts == 0, $"cut at operation {operation}");
        }
    }

    [Fact]
    public void A_context_that_was_recorded_before_older_rows_were_stored_keeps_its_number_when_the_head_is_lost()
    {
        using var bench = new LawBench();
        bench.RunMinutes(8);
        Type(bench, "set site first");
        bench.RunMinutes(2);
        bench.Station.Run.CutPower();
        FlashChip chip = bench.Station.Board.Storage.Chip;
        chip.PowerUp();
        Assert.Equal(FileStatus.Done, FlashVolume.Mount(chip).Delete("journal/head"));
        bench.Station.Run.PowerOn();
        bench.RunFor(5_000);
        Type(bench, "set site second");
        bench.RunMinutes(5);
        bench.Settle();
        Assert.Equal(0, bench.Platform.Report().Conflicts);
    }

    private static void Type(LawBench bench, string line)
    {
        bench.Station.Board.Console.Type(line + "\r");
        bench.RunFor(2_000);
    }
}
