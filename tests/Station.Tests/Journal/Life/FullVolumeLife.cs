using Station.Hal.Simulated.Flash;
using Station.Supervision;

namespace Station.Tests.Journal.Life;

/// <summary>
/// Two days on a volume that is full of what nobody has received: an outage with evictions, reboots, contexts that change, a drain in which blocks get lost, losses that are told, steps of the
/// key with their sweeps, and an outage again.
/// </summary>
internal sealed class FullVolumeLife
{
    private readonly LifeRecords records = new(JournalUnderTest.Columns, FullVolume.Step, 2);
    private readonly PlatformSide platform;
    private readonly Dictionary<string, int> counts = [];
    private readonly long sequenceAtStart;
    private MemoryBoot? boot;
    private int firstEpoch;
    private int firstSegment;

    public FullVolumeLife()
    {
        Chip = FullVolume.NewChip();
        Log = FullVolume.NewLog();
        platform = new PlatformSide(Log);
        sequenceAtStart = Log.NextSequence;
    }

    public FlashChip Chip { get; }

    public LifeLog Log { get; }

    public void Run()
    {
        Begin("boots", 1).RunMinutes(700);
        foreach (int minutes in new[] { 0, 1, 0, 3, 20 })
        {
            Begin("short boots", 1).RunMinutes(minutes);
        }

        MemoryBoot changing = Begin("boots", 1);
        changing.RunMinutes(100);
        changing.ChangeContext(2);
        changing.RunMinutes(200);
        Drain(Begin("boots", 2), 500);
        Assert.True(boot!.Records.CloseOpenBlocks());
        Assert.True(new Breadcrumb(boot.Files).Write("planned", 1));
        Drain(Begin("boots", 2), 200);
        Begin("boots", 3).RunMinutes(700);
        Begin("boots", 3).RunMinutes(300);
        Count();
    }

    public string Describe() =>
        $"{Log.NextSequence - sequenceAtStart} records and events, {Log.Received.Count} blocks received, " + string.Join(", ", counts.Select(one => $"{one.Value} {one.Key}"));

    /// <summary>Whether what the proof is about did happen.</summary>
    public void AssertCovered()
    {
        foreach (string what in new[] { "boots", "short boots", "evictions", "segments freed", "left-overs", "losses told", "key steps" })
        {
            Assert.True(counts.GetValueOrDefault(what) > 0, $"there were no {what}");
        }

        Assert.Equal(0, boot!.Keys.SweepMark);
        Assert.True(boot.Store.NewestContext >= 3, "the context did not change");
    }

    private MemoryBoot Begin(string kind, int profileVersion)
    {
        Count();
        Add(kind, 1);
        boot = new MemoryBoot(Chip, Log, records, (uint)Log.NextSequence, profileVersion: profileVersion);
        new Breadcrumb(boot.Files).Take();
        firstEpoch = boot.Keys.Epoch;
        firstSegment = boot.Store.Series[0].First;
        return boot;
    }

    private void Drain(MemoryBoot draining, int minutes)
    {
        draining.Records.Online = true;
        draining.RunMinutes(3);
        draining.SealLosses();
        for (int minute = 0; minute < minutes; minute++)
        {
            draining.RunMinute();
            platform.Publish(draining, 2);
            if (minute % 7 == 0)
            {
                platform.SendReceipt(draining);
                platform.PublishMissing(draining, minute % 2);
            }
        }
    }

    /// <summary>Counts what the boot that ends did.</summary>
    private void Count()
    {
        if (boot is null)
        {
            return;
        }

        Add("evictions", boot.Store.Ledger.Changes);
        Add("segments freed", boot.Store.Series[0].First - firstSegment);
        Add("left-overs", boot.LeftOvers);
        Add("key steps", boot.Keys.Epoch - firstEpoch);
        counts["losses told"] = Log.Received.Sum(block => BlockFacts.TryRead(block.Message)?.Losses.Length ?? 0);
    }

    private void Add(string what, int count) => counts[what] = counts.GetValueOrDefault(what) + count;
}
