using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Sealing;
using Station.Tests.Journal.Life;

namespace Station.Tests.Journal;

/// <summary>The journal's own account of the volume: while it says that there is room, no commit is refused, and no directory takes more blocks than the account allows for.</summary>
public sealed class OutageTests
{
    /// <summary>Root, journal, run, keys.</summary>
    private const int PairsOfSmallVolume = 4;

    private const int BlocksAlwaysFree = 3;
    private const int MinutesOfDay = 1_440;
    private const int DaysOfOutage = 60;

    public static TheoryData<int, int> Profiles => TestScale.Full
        ? new() { { 12, 9 }, { 12, 400 }, { 12, LifeRecords.Wild }, { 48, 9 }, { 48, 400 }, { 48, LifeRecords.Wild }, { 56, LifeRecords.Wild } }
        : new() { { 12, 9 }, { 48, 400 }, { 56, LifeRecords.Wild } };

    public static TheoryData<int> LargeVolumes => TestScale.Full ? [FlashGeometry.MediumVolumeBytes, FlashGeometry.LargeVolumeBytes] : [FlashGeometry.MediumVolumeBytes];

    [Theory]
    [MemberData(nameof(Profiles))]
    [Trait("FieldFailure", "13")]
    public void Through_sixty_days_of_outage_nothing_is_refused_for_lack_of_room(int columns, int step)
    {
        FlashChip chip = StationVolume.New();
        var log = new LifeLog();
        var records = new LifeRecords(columns, step, columns + step);
        var room = new RoomWatch();
        MemoryBoot? boot = null;
        int steps = 0;
        int evictions = 0;
        for (int day = 0; day < DaysOfOutage; day++)
        {
            if (day % 9 == 0)
            {
                evictions += boot?.Store.Ledger.Changes ?? 0;
                boot = new MemoryBoot(chip, log, records, (uint)day + 1, columns, profileVersion: 1 + (day / 20));
                room.Watch(boot);
            }

            boot!.RunMinutes(MinutesOfDay);
            StationVolume.WriteSettings(boot.Files.Volume, day % 2);
            steps = boot.Keys.Epoch;
        }

        evictions += boot!.Store.Ledger.Changes;
        TestContext.Current.TestOutputHelper!.WriteLine($"{columns} columns, steps of {step}: {evictions} evictions, {steps} steps of the key, {room}");
        Assert.True(evictions > 10, "the volume did not fill");
        Assert.True(steps > DaysOfOutage / 2, "the key did not step");
        room.AssertKept(PairsOfSmallVolume, BlocksAlwaysFree);
    }

    /// <summary>The account allows for one pair more than those of a small volume for each 24 segments beyond 48.</summary>
    [Theory]
    [MemberData(nameof(LargeVolumes))]
    public void A_large_volume_that_is_filled_and_goes_on_has_the_room_that_the_account_says(int volumeBytes)
    {
        const int SegmentsOfFirstPair = 48;
        const int SegmentsOfPair = 24;
        FlashChip chip = StationVolume.New(volumeBytes);
        var log = new LifeLog();
        var records = new LifeRecords(48, LifeRecords.Wild, 3);
        var boot = new MemoryBoot(chip, log, records, 1, 48);
        var room = new RoomWatch();
        room.Watch(boot);
        while (boot.Store.Series[0].First < boot.Store.SegmentLimit / 4)
        {
            boot.RunMinutes(60);
        }

        int further = (boot.Store.SegmentLimit - SegmentsOfFirstPair + SegmentsOfPair - 1) / SegmentsOfPair;
        TestContext.Current.TestOutputHelper!.WriteLine($"{boot.Store.SegmentLimit} segments, {boot.Store.Ledger.Changes} evictions, {boot.Keys.Epoch} steps of the key, {room}");
        room.AssertKept(PairsOfSmallVolume + further, BlocksAlwaysFree);
        Assert.Equal(boot.Store.SegmentLimit, boot.Store.SegmentCount);
    }
}
