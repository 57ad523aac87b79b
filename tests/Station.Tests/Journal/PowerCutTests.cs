using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;

namespace Station.Tests.Journal;

/// <summary>Law 1: a cut at every single program and erase of a station's life, and of the recovery after it.</summary>
public sealed class PowerCutTests
{
    /// <summary>About 270 flash operations each.</summary>
    private static readonly int BootsOfScenario = TestScale.Full ? 80 : 8;

    private static readonly int LeastCuts = TestScale.Full ? 20_000 : 2_000;

    private const int MinutesOfBoot = 75;
    private const long PeriodMs = 60_000;

    [Fact]
    public void No_cut_at_any_flash_operation_loses_or_repeats_an_accepted_record()
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        PlatformFiles.Install(FlashVolume.Mount(chip));
        var accepted = new AcceptedRecords();
        int cuts = 0;
        for (int boot = 0; boot < BootsOfScenario; boot++)
        {
            FlashChip whole = chip.Clone();
            AcceptedRecords wholeAccepted = accepted.Clone();
            RunBoot(whole, wholeAccepted, boot, -1);
            for (long operation = OperationsAfterMount(chip); operation < whole.Operations; operation++)
            {
                CutAndRecover(chip.Clone(), accepted.Clone(), boot, operation);
                cuts++;
            }

            (chip, accepted) = (whole, wholeAccepted);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"power cuts made: {cuts}");
        Assert.True(cuts >= LeastCuts, $"only {cuts} cuts were made");
    }

    /// <summary>Mounting may tidy up; the journal's own operations begin behind that.</summary>
    private static long OperationsAfterMount(FlashChip chip)
    {
        FlashChip mounted = chip.Clone();
        _ = new JournalUnderTest(mounted, 0);
        return mounted.Operations;
    }

    /// <summary>Cuts once in the boot and, for some, once more in the boot after it; what was accepted in either must be there in the end.</summary>
    private static void CutAndRecover(FlashChip chip, AcceptedRecords accepted, int boot, long operation)
    {
        Assert.Throws<PowerCutException>(() => RunBoot(chip, accepted, boot, operation));
        if (operation % 7 == 0)
        {
            long second = OperationsAfterMount(chip) + operation % 40;
            Assert.Throws<PowerCutException>(() => RunBoot(chip, accepted, boot + 100, second));
        }

        var after = new JournalUnderTest(chip, 99);
        Assert.True(after.Store.NextSequence >= accepted.NextSequence, "the sequence fell");
        Assert.True(after.Records.SettleEarlierBoot());
        accepted.AssertAllIn(after.ReadAll());
    }

    private static void RunBoot(FlashChip chip, AcceptedRecords accepted, int boot, long cutAtOperation)
    {
        var random = new Random(boot);
        var journal = new JournalUnderTest(chip, (uint)boot, cutAtOperation);
        journal.Records.Online = boot % 2 == 0;
        for (int minute = 0; minute < MinutesOfBoot; minute++)
        {
            long startUptimeMs = (minute + 1) * PeriodMs;
            var record = JournalUnderTest.RandomRecord(random, startUptimeMs);
            Assert.True(journal.Records.Accept(record));
            accepted.Add(journal.Records.NewestSequence, record);
            if (minute % 20 == 3)
            {
                Assert.True(journal.AcceptAnchor(startUptimeMs));
                accepted.AddEvent(journal.Store.NextSequence - 1);
            }
        }
    }
}
