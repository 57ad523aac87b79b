using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Xunit;

namespace Station.Tests.Board;

/// <summary>What a power cut leaves, at every operation of the flash.</summary>
public sealed class FlashCutTests
{
    private static readonly FileChange[] Scenario = FileChange.Scenario(changes: 400, seed: 7);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cut_at_every_operation_leaves_the_old_or_the_new_content(bool isFull)
    {
        FlashChip start = NewChip(isFull);
        var whole = new FileModel(start.Clone());
        whole.RunAll(Scenario);
        long operations = whole.Chip.Operations - start.Operations;
        Assert.InRange(operations, 1_000, long.MaxValue);
        for (long operation = 0; operation < operations; operation++)
        {
            var model = new FileModel(start.Clone());
            model.Chip.CutAt(start.Operations + operation);
            Assert.Throws<PowerCutException>(() => model.RunAll(Scenario));
            model.Chip.PowerUp();
            model.AssertSurvived(FlashVolume.Mount(model.Chip));
        }
    }

    [Fact]
    public void A_torn_operation_harms_no_file_but_the_one_that_was_being_changed()
    {
        FlashChip start = NewChip(isFull: false);
        for (long operation = 0; operation < 1_500; operation += 2)
        {
            var model = new FileModel(start.Clone());
            model.Chip.TornBy = new SeededRandom((ulong)operation);
            model.Chip.CutAt(start.Operations + operation);
            Assert.Throws<PowerCutException>(() => model.RunAll(Scenario));
            model.Chip.PowerUp();
            model.AssertOthersSurvived(FlashVolume.Mount(model.Chip));
        }
    }

    [Fact]
    public void A_second_cut_during_the_first_change_after_the_first_cut_leaves_a_volume_too()
    {
        FlashChip start = NewChip(isFull: false);
        for (long operation = 0; operation < 1_500; operation += 7)
        {
            var model = new FileModel(start.Clone());
            model.Chip.CutAt(start.Operations + operation);
            Assert.Throws<PowerCutException>(() => model.RunAll(Scenario));
            for (int second = 0; second < 6; second++)
            {
                model.Chip.PowerUp();
                FlashVolume volume = FlashVolume.Mount(model.Chip);
                model.AssertSurvived(volume);
                model.Chip.CutAt(model.Chip.Operations + second);
                Assert.Throws<PowerCutException>(() => volume.Replace("tail/extra", new byte[700]));
            }
        }
    }

    [Theory]
    [InlineData("tail/0")]
    [InlineData("head")]
    public void A_cut_while_worn_metadata_moves_leaves_the_old_or_the_new_content(string path)
    {
        FileChange[] rewrites = Enumerable.Range(0, 10_000).Select(i => new FileChange(path, FileChangeKind.Replace, [(byte)i, .. new byte[400]])).ToArray();
        int move = FindMove(rewrites);
        var aged = new FileModel(NewChip(isFull: false));
        aged.RunAll(rewrites[..move]);
        var whole = new FileModel(aged.Chip.Clone());
        whole.RunAll(rewrites[move..(move + 2)]);
        Assert.InRange(whole.Chip.Operations - aged.Chip.Operations, 8, 100);
        for (long operation = aged.Chip.Operations; operation < whole.Chip.Operations; operation++)
        {
            FlashChip chip = aged.Chip.Clone();
            var model = new FileModel(chip);
            model.Accept(rewrites[move - 1]);
            chip.CutAt(operation);
            Assert.Throws<PowerCutException>(() => model.RunAll(rewrites[move..(move + 2)]));
            chip.PowerUp();
            model.AssertSurvived(FlashVolume.Mount(chip));
        }
    }

    /// <summary>The number of the change that first erases a block beyond those that the first changes took.</summary>
    private static int FindMove(FileChange[] rewrites)
    {
        const int Settled = 200;
        var model = new FileModel(NewChip(isFull: false));
        model.RunAll(rewrites[..Settled]);
        int blocks = CountWorn(model.Chip);
        int move = Settled;
        while (CountWorn(model.Chip) == blocks)
        {
            model.RunAll([rewrites[move++]]);
        }

        return move - 1;
    }

    private static int CountWorn(FlashChip chip)
    {
        return chip.Wear.ToArray().Count(erases => erases > 0);
    }

    [Fact]
    public void Nothing_happens_after_the_cut()
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        FlashVolume volume = FlashVolume.Mount(chip);
        chip.CutAt(chip.Operations);
        Assert.Throws<PowerCutException>(() => volume.Replace("a", [1]));
        byte[] image = chip.Image.ToArray();
        Assert.Throws<PowerCutException>(() => volume.Replace("b", [2]));
        Assert.Equal(image, chip.Image.ToArray());
    }

    [Fact]
    public void Creating_a_file_is_two_commits_and_a_cut_between_them_leaves_it_empty()
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        FlashVolume volume = FlashVolume.Mount(chip);
        chip.CutAt(chip.Operations + 1);
        Assert.Throws<PowerCutException>(() => volume.Replace("new", new byte[40]));
        chip.PowerUp();
        Assert.Equal(0, FlashVolume.Mount(chip).LengthOf("new"));
    }

    [Fact]
    public void Replacing_an_existing_file_never_shows_an_empty_one()
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        FlashVolume volume = FlashVolume.Mount(chip);
        volume.Replace("file", new byte[40]);
        chip.CutAt(chip.Operations);
        Assert.Throws<PowerCutException>(() => volume.Replace("file", new byte[60]));
        chip.PowerUp();
        Assert.Equal(40, FlashVolume.Mount(chip).LengthOf("file"));
    }

    private static FlashChip NewChip(bool isFull)
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        FlashVolume volume = FlashVolume.Mount(chip);
        PlatformFiles.Install(volume);
        while (isFull && volume.FreeBlocks > 14)
        {
            volume.Replace($"ballast/{volume.FreeBlocks:d3}", new byte[FlashGeometry.BlockBytes]);
        }

        return chip;
    }
}
