using Station.Hal.Simulated.Flash;
using Station.Sealing;
using Station.Tests.Journal.Life;

namespace Station.Tests.Journal;

/// <summary>
/// Laws 1 to 4 under power cuts: at every single program and erase of two days of a station's life on a full volume, of recoveries, and of the first minutes after them.
/// </summary>
public sealed class PowerCutTests
{
    /// <summary>Prime, so that it falls in step with nothing.</summary>
    private static readonly int EveryNth = TestScale.Full ? 1 : 11;

    private static readonly int LeastCuts = TestScale.Full ? 20_000 : 2_000;

    /// <summary>Of so many first cuts one is followed by a second cut at every operation of what comes after it.</summary>
    private static readonly int EveryNthTwice = TestScale.Full ? 97 : 131;

    private const int MinutesAfterCut = 6;
    private const int MinutesBetweenCuts = 2;

    private int secondCuts;

    [Fact]
    [Trait("FieldFailure", "8")]
    public void No_cut_at_any_flash_operation_loses_or_repeats_an_accepted_record()
    {
        var scenario = new FullVolumeLife();
        var cuts = new CutEverywhere(scenario.Chip, scenario.Log, EveryNth, CutOnce);
        cuts.Run(scenario.Run);
        TestContext.Current.TestOutputHelper!.WriteLine($"power cuts made: {cuts.Cuts} first ones, {secondCuts} second ones; {scenario.Describe()}");
        scenario.AssertCovered();
        Assert.True(cuts.Cuts + secondCuts >= LeastCuts, $"only {cuts.Cuts + secondCuts} cuts were made");
    }

    private void CutOnce(Cut cut)
    {
        LifeLog log = cut.LogSoFar();
        if (cut.Number % EveryNthTwice != 0)
        {
            Recover(cut.Chip, log, MinutesBetweenCuts);
            return;
        }

        var again = new CutEverywhere(cut.Chip, log, 1, second => Recover(second.Chip, second.LogSoFar(), MinutesBetweenCuts));
        again.Run(() => Recover(cut.Chip, log, MinutesAfterCut));
        Interlocked.Add(ref secondCuts, again.Cuts);
    }

    /// <summary>A start on what a cut left, some minutes, and the comparison of all that is there with all that was accepted.</summary>
    private static void Recover(FlashChip chip, LifeLog log, int minutes)
    {
        var boot = new MemoryBoot(chip, log, new LifeRecords(JournalUnderTest.Columns, 9, minutes), (uint)chip.Operations);
        Assert.False(boot.Files.Volume.WasFormatted, "the volume was formatted");
        Assert.Equal(KeyFinding.Sound, boot.KeyFinding);
        Assert.False(boot.Store.Jumped || boot.Store.WasEmpty || boot.Records.TailDamaged, "the start found damage");
        log.Follow(boot.Store);
        boot.RunMinutes(minutes);
        Assert.True(boot.Records.CloseOpenBlocks(), "the open block cannot be closed");
        log.Follow(boot.Store);
        LifeCheck check = new LifeCheck(log).Run(boot);
        Assert.True(check.Faults.Count == 0, string.Join("; ", check.Faults.Take(5)));
        Assert.Equal(0, boot.Store.DamagedBlocks);
    }
}
