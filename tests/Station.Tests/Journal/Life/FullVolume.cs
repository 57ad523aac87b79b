using Station.Hal.Simulated.Flash;

namespace Station.Tests.Journal.Life;

/// <summary>A volume full of minutes that nobody has received, as an outage leaves it; made once, for many lives that begin with it.</summary>
internal static class FullVolume
{
    /// <summary>Restless enough for several evictions a day.</summary>
    public const int Step = 400;

    private static readonly Lazy<(FlashChip Chip, LifeLog Log)> Made = new(Make);

    /// <summary>A copy of it.</summary>
    public static FlashChip NewChip() => Made.Value.Chip.Clone();

    /// <summary>What it holds.</summary>
    public static LifeLog NewLog() => new(Made.Value.Log, Made.Value.Log.Mark) { EvictableBelow = Made.Value.Log.NextSequence };

    private static (FlashChip Chip, LifeLog Log) Make()
    {
        FlashChip chip = StationVolume.New();
        var log = new LifeLog();
        var records = new LifeRecords(JournalUnderTest.Columns, Step, 1);
        var boot = new MemoryBoot(chip, log, records, 1);
        while (boot.Store.SegmentCount < boot.Store.SegmentLimit)
        {
            boot.AcceptMinute(records.Minute((log.NextSequence + 1) * (long)MemoryBoot.MinuteMs));
        }

        return (chip, log);
    }
}
