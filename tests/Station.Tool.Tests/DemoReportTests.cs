using Station.Tool.Demo;

namespace Station.Tool.Tests;

/// <summary>The verdict of a demonstration, on which its exit status hangs.</summary>
public sealed class DemoReportTests
{
    private static readonly DemoReport Whole = new()
    {
        Expected = 2_870, Boots = 2, Measured = 2_866, Delivered = 2_866, Hours = 46, Events = 9, Untrue = 0, Duplicates = 0, WireDuplicates = 9, Lost = 0, UnexplainedGaps = 0,
        SealFailures = 0, Conflicts = 0, ChainBreaks = 0, OutageSeconds = 57_600, MaxBacklog = 33, Violations = [], SimulatedDays = 2, WallSeconds = 4,
        Stations = 1, VirtualSeconds = 172_800, MeasuringSeconds = 3, BehindSeconds = 0, MostBehindSeconds = 0, CpuPercentPerStation = 100, MemoryBytesPerStation = 1_000_000,
    };

    private static readonly Dictionary<string, DemoReport> Broken = new()
    {
        ["too little was measured"] = Whole with { Measured = 2_830, Delivered = 2_830 },
        ["one record did not arrive"] = Whole with { Delivered = 2_865 },
        ["one record too many arrived"] = Whole with { Delivered = 2_867 },
        ["a record is not true"] = Whole with { Untrue = 1 },
        ["a record is stored twice"] = Whole with { Duplicates = 1 },
        ["a record is lost"] = Whole with { Lost = 1 },
        ["a gap has no explanation"] = Whole with { UnexplainedGaps = 1 },
        ["a seal fails"] = Whole with { SealFailures = 1 },
        ["contents are in conflict"] = Whole with { Conflicts = 1 },
        ["the chain is broken"] = Whole with { ChainBreaks = 1 },
        ["the firmware did what it must not"] = Whole with { Violations = ["it threw"] },
    };

    public static TheoryData<string> Names => new(Broken.Keys);

    [Fact]
    public void What_is_whole_passes_and_what_was_altered_on_purpose_must_fail_its_seal()
    {
        Assert.True(Whole.EveryLawHeld(0));
        Assert.False(Whole.EveryLawHeld(1));
        Assert.True((Whole with { SealFailures = 1 }).EveryLawHeld(1));
    }

    [Fact]
    public void A_machine_that_falls_behind_has_not_held_the_pace_but_broken_no_law()
    {
        DemoReport slow = Whole with { VirtualSeconds = 600, MeasuringSeconds = 12, BehindSeconds = 2 };

        Assert.True(slow.EveryLawHeld(0));
        Assert.False(slow.HeldPace);
        Assert.True((slow with { BehindSeconds = 1 }).HeldPace);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_broken_law_is_seen(string name) => Assert.False(Broken[name].EveryLawHeld(0));
}
