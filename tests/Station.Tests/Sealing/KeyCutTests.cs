using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Sealing;

namespace Station.Tests.Sealing;

/// <summary>A power cut at every flash operation of epoch steps, and some in the restart after it.</summary>
public sealed class KeyCutTests
{
    private static readonly int Steps = TestScale.Full ? 12 : 2;

    /// <summary>Bound of a search: the directory of the keys moves once in 513 compactions.</summary>
    private const int StepsUntilMove = 400;

    [Fact]
    public void A_cut_anywhere_in_a_step_leaves_the_old_or_the_new_key_and_of_earlier_ones_none_but_the_one_before()
    {
        FlashChip chip = KeyBench.NewChip();
        var earlier = new EarlierKeys(KeyBench.PlatformKeys.FirstChainKey);
        int cuts = 0;
        for (int epoch = 1; epoch <= Steps; epoch++)
        {
            (FlashChip after, int cutsOfStep) = CutEverywhere(chip, earlier, epoch);
            (chip, cuts) = (after, cuts + cutsOfStep);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"power cuts made: {cuts}");
        Assert.True(cuts >= 100 * Steps, $"only {cuts} cuts were made");
    }

    [Fact]
    public void The_same_while_the_directory_of_the_keys_moves()
    {
        FlashChip chip = KeyBench.NewChip();
        var earlier = new EarlierKeys(KeyBench.PlatformKeys.FirstChainKey);
        for (int epoch = 1; epoch < StepsUntilMove; epoch++)
        {
            FlashChip before = chip.Clone();
            var keyBlocks = BlocksWith(earlier[epoch - 1], chip);
            RunStep(chip, epoch, -1);
            if (!BlocksWith(earlier[epoch], chip).IsSubsetOf(keyBlocks) && keyBlocks.Count == 2)
            {
                (_, int cuts) = CutEverywhere(before, earlier, epoch);
                TestContext.Current.TestOutputHelper!.WriteLine($"moved in the step to epoch {epoch}, power cuts made: {cuts}");
                return;
            }
        }

        Assert.Fail("the directory of the keys has never moved");
    }

    private static (FlashChip After, int Cuts) CutEverywhere(FlashChip chip, EarlierKeys earlier, int epoch)
    {
        FlashChip whole = chip.Clone();
        RunStep(whole, epoch, -1);
        int cuts = 0;
        for (long operation = chip.Operations; operation < whole.Operations; operation++)
        {
            CutAndRestart(chip.Clone(), earlier, epoch, operation);
            cuts++;
        }

        return (whole, cuts);
    }

    private static void CutAndRestart(FlashChip chip, EarlierKeys earlier, int epoch, long operation)
    {
        int sealedEpoch = RunUntilCut(chip, epoch - 1, epoch, operation);
        AssertOldOrNew(chip, earlier, epoch, sealedEpoch);
        if (operation % 5 == 0)
        {
            sealedEpoch = RunUntilCut(chip, sealedEpoch, epoch, chip.Operations + 1 + (operation % 61));
            AssertOldOrNew(chip, earlier, epoch, sealedEpoch);
        }

        var restarted = new KeyBench(chip) { HighestSealedEpoch = sealedEpoch };
        Assert.InRange(restarted.Store.Epoch, Math.Max(sealedEpoch, epoch - 1), epoch);
        restarted.AddRecords();
        restarted.RunUntilSwept(epoch);
        Assert.Equal(epoch, restarted.Store.Epoch);
        Assert.Empty(earlier.FindBelow(epoch, chip));
        Assert.Equal(-1, restarted.Files.Volume.LengthOf(KeySweep.Path));
        Assert.Equal(0, restarted.JournalRefusals);
    }

    /// <summary>A key can be opened from what the cut left, none older than the one before it is there, and nothing was sealed beyond it.</summary>
    private static void AssertOldOrNew(FlashChip chip, EarlierKeys earlier, int epoch, int sealedEpoch)
    {
        FlashChip left = chip.Clone();
        left.PowerUp();
        var seen = new KeyBench(left);
        Assert.Equal(KeyFinding.Sound, seen.Finding);
        Assert.InRange(seen.Store.Epoch, Math.Max(sealedEpoch, epoch - 1), epoch);
        Assert.Empty(earlier.FindBelow(seen.Store.Epoch - 1, chip));
        Assert.True(seen.Store.SweepMark != 0 || earlier.FindBelow(seen.Store.Epoch, chip).Count == 0, "an earlier key is there and no mark says so");
    }

    private static int RunUntilCut(FlashChip chip, int sealedEpoch, int epoch, long operation)
    {
        KeyBench? bench = null;
        try
        {
            bench = new KeyBench(chip, operation) { HighestSealedEpoch = sealedEpoch };
            bench.AddRecords();
            bench.RunUntilSwept(epoch);
        }
        catch (PowerCutException)
        {
            return bench?.HighestSealedEpoch ?? sealedEpoch;
        }

        Assert.Fail($"the cut at operation {operation} did not happen");
        return 0;
    }

    private static void RunStep(FlashChip chip, int epoch, long cutAtOperation)
    {
        var bench = new KeyBench(chip, cutAtOperation);
        bench.AddRecords();
        bench.RunUntilSwept(epoch);
    }

    private static HashSet<int> BlocksWith(byte[] key, FlashChip chip) =>
        [.. Enumerable.Range(0, chip.BlockCount).Where(block => chip.Image.Slice(block * FlashGeometry.BlockBytes, FlashGeometry.BlockBytes).IndexOf(key) >= 0)];
}
