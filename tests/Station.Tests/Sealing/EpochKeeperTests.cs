using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Sealing;

namespace Station.Tests.Sealing;

/// <summary>When the key steps, and when a sweep may hold the volume.</summary>
public sealed class EpochKeeperTests
{
    private const long HourMs = 3_600_000;

    [Fact]
    public void A_day_of_uptime_steps_the_key_of_a_station_that_records_nothing()
    {
        var bench = new KeyBench(KeyBench.NewChip());
        bench.RunFor(EpochKeeper.UptimeOfEpochMs - 60_000);
        Assert.Equal(0, bench.Ring.Epoch);
        bench.RunFor(10 * 60_000);
        Assert.Equal((1, 0), (bench.Ring.Epoch, bench.Store.SweepMark));
        bench.RunFor(12 * HourMs);
        Assert.Equal(1, bench.Ring.Epoch);
    }

    [Fact]
    public void Short_boots_add_up()
    {
        FlashChip chip = KeyBench.NewChip();
        int records = 0;
        for (int boot = 0; boot < 480; boot++)
        {
            var bench = new KeyBench(chip);
            bench.AddRecords(records += 3);
            bench.RunFor(120_000);
        }

        Assert.Equal(1, new KeyBench(chip).Store.Epoch);
        Assert.Equal(0, new KeyBench(chip).Store.SweepMark);
    }

    [Fact]
    public void A_journal_that_began_anew_steps_the_key_once()
    {
        FlashChip chip = KeyBench.NewChip();
        var bench = new KeyBench(chip);
        bench.AddRecords(2 * EpochKeeper.RecordsOfEpoch);
        bench.RunUntilSwept(1);
        bench = new KeyBench(chip);
        bench.AddRecords(-EpochKeeper.RecordsOfEpoch);
        bench.RunUntilSwept(2);
        bench.RunFor(HourMs);
        Assert.Equal(2, bench.Ring.Epoch);
    }

    [Fact]
    public void Sweeps_that_are_cut_again_and_again_wait_for_a_boot_that_lasts_and_the_key_waits_with_them()
    {
        FlashChip chip = KeyBench.NewChip();
        new KeyBench(chip).AddRecords();
        for (int boot = 0; boot < 30; boot++)
        {
            var cut = new KeyBench(chip);
            cut.AddRecords();
            cut.RunFor(20_000);
        }

        var bench = new KeyBench(chip);
        Assert.Equal(KeyStore.FirstSweepMark + EpochKeeper.QuickSweeps, bench.Store.SweepMark);
        Assert.Equal(1, bench.Store.Epoch);
        bench.AddRecords();
        bench.RunFor(EpochKeeper.LongBootMs - 10_000);
        Assert.Equal((1, 0), (bench.Store.Epoch, bench.Sweep.Blocks));
        bench.RunUntilSwept(2);
    }

    [Fact]
    public void A_sweep_whose_file_cannot_be_deleted_gives_the_volume_back_as_soon_as_it_can()
    {
        var bench = new KeyBench(KeyBench.NewChip());
        bench.AddRecords();
        while (!bench.Keeper.HoldsVolume)
        {
            bench.StepOnce();
        }

        bench.Files.Refuses = () => true;
        bench.JournalIsRefusing = true;
        bench.RunFor(60_000);
        Assert.True(bench.Files.Volume.LengthOf(KeySweep.Path) > 0);

        bench.Files.Refuses = null;
        bench.RunFor(10_000);
        Assert.Equal(-1, bench.Files.Volume.LengthOf(KeySweep.Path));
    }

    [Fact]
    public void A_file_of_a_sweep_that_the_start_could_not_delete_goes_as_soon_as_it_can()
    {
        FlashChip chip = KeyBench.NewChip();
        var cut = new KeyBench(chip);
        cut.AddRecords();
        while (!cut.Keeper.HoldsVolume)
        {
            cut.StepOnce();
        }

        var bench = new KeyBench(chip, refusesAtStart: true) { JournalIsRefusing = true };
        Assert.True(bench.Files.Volume.LengthOf(KeySweep.Path) > 0);
        bench.RunFor(10_000);
        Assert.Equal(-1, bench.Files.Volume.LengthOf(KeySweep.Path));
    }

    [Fact]
    public void A_refused_record_gets_the_volume_back_at_once()
    {
        var bench = new KeyBench(KeyBench.NewChip());
        bench.AddRecords();
        while (!bench.Keeper.HoldsVolume)
        {
            bench.StepOnce();
        }

        Assert.True(bench.Files.Volume.LengthOf(KeySweep.Path) > 0);
        bench.JournalIsRefusing = true;
        bench.StepOnce();
        Assert.False(bench.Keeper.HoldsVolume);
        Assert.Equal(-1, bench.Files.Volume.LengthOf(KeySweep.Path));
        bench.RunFor(2 * HourMs);
        Assert.NotEqual(0, bench.Store.SweepMark);
        bench.JournalIsRefusing = false;
        bench.RunUntilSwept(1);
    }

    [Fact]
    public void The_volume_is_held_only_right_after_a_minute_record_and_is_full_only_within_it()
    {
        var bench = new KeyBench(KeyBench.NewChip());
        int leastFreeUnheld = int.MaxValue;
        long heldFromMs = 0;
        bench.AddRecords();
        while (bench.Store.Epoch == 0 || bench.Store.SweepMark != 0)
        {
            bool held = bench.Keeper.HoldsVolume;
            bench.StepOnce();
            if (!held && bench.Keeper.HoldsVolume)
            {
                heldFromMs = bench.NowMs;
            }

            leastFreeUnheld = bench.Keeper.HoldsVolume ? leastFreeUnheld : Math.Min(leastFreeUnheld, bench.Files.Volume.FreeBlocks);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"held for {bench.LongestHoldMs} ms, least free blocks otherwise: {leastFreeUnheld}");
        Assert.InRange(heldFromMs % 60_000, 0, KeySweep.WindowMs + 1_000);
        Assert.InRange(bench.LongestHoldMs, 1, 10_000);
        Assert.True(leastFreeUnheld >= KeySweep.SpareBlocks);
    }

    [Fact]
    public void Blocks_are_filled_exactly_so_that_no_append_copies_one()
    {
        FlashChip chip = KeyBench.NewChip();
        FlashVolume volume = FlashVolume.Mount(chip);
        for (int blocks = 0; blocks < 40; blocks++)
        {
            int free = volume.FreeBlocks;
            long erases = chip.BlocksErased;
            Assert.Equal(FileStatus.Done, volume.Append(KeySweep.Path, new byte[KeySweep.ChunkBytes(blocks)]));
            Assert.Equal(free - 1, volume.FreeBlocks);
            Assert.InRange(chip.BlocksErased - erases, 1, 2);
        }
    }
}
