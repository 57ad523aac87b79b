using Station.Hal.Simulated.Flash;
using Station.Platform.Keys;
using Station.Sealing;

namespace Station.Tests.Sealing;

/// <summary>Law 4: a key that has been stepped past is nowhere in the raw flash.</summary>
public sealed class KeyDestructionTests
{
    private static readonly int Steps = TestScale.Full ? 2_000 : 250;

    /// <summary>A boot a week, so that the allocator begins elsewhere now and then.</summary>
    private const int StepsOfBoot = 7;

    [Fact]
    public void After_each_of_many_steps_no_earlier_key_is_in_the_raw_image()
    {
        FlashChip chip = KeyBench.NewChip();
        var earlier = new EarlierKeys(KeyBench.PlatformKeys.FirstChainKey);
        var keyBlocks = new HashSet<int>();
        var random = new Random(1);
        long blocksTaken = 0;
        long erases = 0;
        var bench = new KeyBench(chip);
        for (int epoch = 1; epoch <= Steps; epoch++)
        {
            bench = epoch % StepsOfBoot == 0 ? new KeyBench(chip) : bench;
            bench.RunFor(random.Next(40) * 60_000L);
            bench.AddRecords();
            long erasesBefore = chip.BlocksErased;
            bench.RunUntilSwept(epoch);
            erases += chip.BlocksErased - erasesBefore;
            blocksTaken += bench.Sweep.Blocks;
            List<int> found = earlier.FindBelow(epoch, chip);
            Assert.True(found.Count == 0, $"after the step to epoch {epoch} the keys of epochs {string.Join(", ", found)} are there");
            AddBlocksWith(earlier[epoch], chip, keyBlocks);
        }

        StationKeys platform = KeyBench.PlatformKeys;
        Assert.Equal(platform.BlockKey(Steps).ToArray(), bench.Ring.BlockKey);
        Assert.Equal(platform.LiveKey(Steps).ToArray(), bench.Ring.LiveKey);
        Assert.Equal(0, bench.JournalRefusals);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"steps: {Steps}, erases a step: {(double)erases / Steps:f1} with those of the journal meanwhile, blocks taken: {(double)blocksTaken / Steps:f1}, "
            + $"blocks in which the key directory has been: {keyBlocks.Count}, most worn: {chip.Wear.ToArray().Max()}");
        Assert.True(keyBlocks.Count > 2, "the key directory has never moved");
        Assert.InRange(erases / Steps, 20, 65);
    }

    [Fact]
    public void A_large_volume_is_swept_too_and_held_for_less_than_a_minute()
    {
        FlashChip chip = KeyBench.NewChip(FlashGeometry.LargeVolumeBytes);
        var earlier = new EarlierKeys(KeyBench.PlatformKeys.FirstChainKey);
        var bench = new KeyBench(chip, heldSegments: 200, limit: 696);
        long mostInOneStep = 0;
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            bench.AddRecords();
            while (bench.Store.Epoch < epoch || bench.Store.SweepMark != 0)
            {
                long erasesBefore = chip.BlocksErased;
                bench.StepOnce();
                Assert.InRange(bench.NowMs, 0, 3 * 3_600_000);
                mostInOneStep = Math.Max(mostInOneStep, chip.BlocksErased - erasesBefore);
            }

            Assert.Empty(earlier.FindBelow(epoch, chip));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"blocks taken: {bench.Sweep.Blocks}, most erases between two steps: {mostInOneStep}, held for {bench.LongestHoldMs / 3} ms, journal refused: {bench.JournalRefusals}");
        Assert.True(bench.Sweep.Blocks > 500);
        Assert.InRange(mostInOneStep, 1, 8);
        Assert.InRange(bench.LongestHoldMs / 3, 1, KeySweep.HoldLimitMs);
        Assert.Equal(0, bench.JournalRefusals);
    }

    private static void AddBlocksWith(byte[] key, FlashChip chip, HashSet<int> blocks)
    {
        ReadOnlySpan<byte> image = chip.Image;
        for (int at = 0; image[at..].IndexOf(key) is var next and >= 0; at += next + 1)
        {
            blocks.Add((at + next) / FlashGeometry.BlockBytes);
        }
    }
}
