using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests;

public sealed class TimeTests : IDisposable
{
    private const long UtcAtBootMs = 1_790_000_000_000;
    private const long ThirtyDaysMs = 30L * 86_400_000;

    private readonly TestStation station = new();
    private readonly TestStore store;

    public TimeTests() => store = new TestStore(station);

    public void Dispose() => store.Dispose();

    /// <summary>Anchors as (uptime, error, uncertainty), then the error and uncertainty expected at an uptime of 1,000 s.</summary>
    public static TheoryData<(long Uptime, long Error, long Uncertainty)[], long?, long?> Cases() => new()
    {
        { [], null, null },
        { [(1_000_000, 0, 40)], 0, 40 },
        { [(0, 3, 40)], 3, 90 },
        { [(2_000_000, 3, 40)], 3, 90 },
        { [(1_000_001, 3, 40)], 3, 41 },
        { [(0, 1, 40), (1_500_000, 2, 40)], 2, 65 },
        { [(500_000, 1, 40), (2_000_000, 2, 40)], 1, 65 },
        { [(900_000, 1, 100), (2_000_000, 2, 10)], 2, 60 },
        { [(0, 1, 5), (900_000, 2, 40)], 2, 45 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Time_comes_from_the_neighbouring_anchor_that_leaves_the_least_uncertainty(
        (long Uptime, long Error, long Uncertainty)[] anchors, long? error, long? uncertainty)
    {
        var script = new StationScript(station);
        store.Write(script.Seal(new TestPeriodBlock(new TestHeader(), 60, [Record(script.Skip(1))])));
        foreach (var (uptime, anchorError, anchorUncertainty) in anchors)
        {
            store.Write(script.Events((3, TestEvents.Anchor(uptime, UtcAtBootMs + uptime + anchorError, anchorUncertainty))));
        }

        var record = store.Read(reader => reader.ReadRecords(station.Key).First());

        Assert.Equal(error is null ? null : UtcAtBootMs + 1_000_000 + error, record.UtcMs);
        Assert.Equal(uncertainty, record.UncertaintyMs);
    }

    [Fact]
    public void An_anchor_of_another_boot_says_nothing()
    {
        var script = new StationScript(station);
        store.Write(script.Seal(new TestPeriodBlock(new TestHeader(), 60, [Record(script.Skip(1))])));
        script.Boot = 2;
        store.Write(script.Events((3, TestEvents.Anchor(0, UtcAtBootMs, 1))));

        Assert.Null(store.Read(reader => reader.ReadRecords(station.Key).First()).UtcMs);
    }

    [Fact]
    public void A_record_without_an_anchor_is_stored_as_pending_and_not_quarantined()
    {
        store.Write(new StationScript(station).Minutes(1, 2));

        Assert.Equal([TimeState.Pending, TimeState.Pending], States());
        Assert.Equal(0, store.Read(reader => reader.Report()).SealFailures);
    }

    [Theory]
    [InlineData(0, 100, 1_000_000, 40, 40, TimeState.Resolved)] // 50 ppm of 1,000 s are 50 ms
    [InlineData(0, 0, 1_000_000, 130, 40, TimeState.Resolved)]
    [InlineData(0, 0, 1_000_000, 131, 40, TimeState.Disputed)]
    [InlineData(0, 0, 1_000_000, -131, 40, TimeState.Disputed)]
    [InlineData(1_000_000, 0, 0, 3_600_000, 40, TimeState.Disputed)]
    public void Anchors_that_contradict_each_other_beyond_their_uncertainties_make_the_boot_disputed_in_whatever_order_they_come(
        long uptime, long error, long otherUptime, long otherError, long uncertainty, TimeState expected)
    {
        var script = new StationScript(station);
        store.Write(script.Minutes(1));
        store.Write(script.Events((3, TestEvents.Anchor(uptime, UtcAtBootMs + uptime + error, uncertainty))));
        Assert.Equal(TimeState.Resolved, States()[0]);
        store.Write(script.Events((3, TestEvents.Anchor(otherUptime, UtcAtBootMs + otherUptime + otherError, uncertainty))));

        Assert.Equal(expected, States()[0]);
        Assert.NotNull(store.Read(reader => reader.ReadRecords(station.Key).First()).UtcMs);
    }

    [Theory]
    [InlineData(0, TimeState.Resolved)]
    [InlineData(-60_025, TimeState.Resolved)]
    [InlineData(-60_026, TimeState.Disputed)]
    [InlineData(60_025, TimeState.Resolved)]
    [InlineData(60_026, TimeState.Disputed)]
    public void A_boot_whose_promptest_live_copy_came_a_minute_off_is_disputed(long delayMs, TimeState expected)
    {
        var script = new StationScript(station);
        store.Write(script.Minutes(1));
        store.Write(script.Events((3, TestEvents.Anchor(0, UtcAtBootMs, 40))));
        store.Write(LiveAt(UtcAtBootMs + 60_000, delayMs));

        Assert.Equal(expected, States()[0]);
    }

    [Fact]
    public void One_prompt_copy_speaks_for_a_boot_whose_others_waited_somewhere_and_one_from_the_future_against_it()
    {
        var script = new StationScript(station);
        store.Write(script.Minutes(1));
        store.Write(script.Events((3, TestEvents.Anchor(0, UtcAtBootMs, 40))));
        store.Write(LiveAt(UtcAtBootMs + 60_000, 7_200_000));
        Assert.Equal(TimeState.Disputed, States()[0]);
        store.Write(LiveAt(UtcAtBootMs + 120_000, 900));
        Assert.Equal(TimeState.Resolved, States()[0]);
        store.Write(LiveAt(UtcAtBootMs + 180_000, -90_000));
        Assert.Equal(TimeState.Disputed, States()[0]);
    }

    [Fact]
    public void A_boot_that_never_got_an_anchor_is_bracketed_by_its_neighbours_and_final_after_thirty_days()
    {
        var script = new StationScript(station);
        store.Write(script.Events((3, TestEvents.Anchor(5_000, UtcAtBootMs + 5_000, 40))));
        script.Boot = 2;
        store.Write(script.Minutes(1));
        Assert.Equal(TimeState.Pending, States()[1]);
        script.Boot = 3;
        store.Write(script.Events((3, TestEvents.Anchor(20_000, UtcAtBootMs + 900_000, 40))));

        Assert.Equal(TimeState.Bracketed, States()[1]);
        BootBracket bracket = Assert.Single(store.Read(reader => reader.ReadBrackets(station.Key)));
        Assert.Equal((2, UtcAtBootMs + 5_000 - 40, UtcAtBootMs + 880_000 + 40 + 1, false), (bracket.Boot, bracket.NotBeforeMs, bracket.NotAfterMs, bracket.IsFinal));

        RawMessage later = script.Minutes(2);
        store.Write(later with { ReceivedMs = later.ReceivedMs + (31L * 86_400_000) });
        Assert.True(Assert.Single(store.Read(reader => reader.ReadBrackets(station.Key))).IsFinal);
    }

    /// <summary>The last two are the anchor of boot 2, come twice: the archive is in no order.</summary>
    [Theory]
    [InlineData(ThirtyDaysMs - 1, ThirtyDaysMs + 1, TimeState.Resolved)]
    [InlineData(ThirtyDaysMs, ThirtyDaysMs + 1, TimeState.Bracketed)]
    [InlineData(ThirtyDaysMs + 1, ThirtyDaysMs - 1, TimeState.Resolved)]
    public void An_anchor_that_comes_when_the_bracket_is_final_changes_nothing_in_whatever_order_the_store_is_made(
        long anchorAfterMs, long repeatAfterMs, TimeState expected)
    {
        var messages = WithLateAnchor(anchorAfterMs, repeatAfterMs);
        store.Write(messages);
        Assert.Equal(expected, States()[1]);
        AssertBracket(store.Read(reader => reader.ReadBrackets(station.Key)), expected);

        using var directory = new TestDirectory();
        for (var seed = 0; seed < 5; seed++)
        {
            new Random(seed).Shuffle(messages);
            StoreRebuild.Build(messages, directory.File($"{seed}.db"), station.Registry);
            using var rebuilt = EvidenceReader.Open(directory.File($"{seed}.db"));
            var record = rebuilt.ReadRecords(station.Key).ElementAt(1);
            Assert.Equal((expected, expected == TimeState.Resolved), (record.TimeState, record.UtcMs is not null));
            AssertBracket(rebuilt.ReadBrackets(station.Key), expected);
        }
    }

    [Fact]
    public void What_waits_without_a_bracket_is_never_final_and_its_anchor_resolves_it_however_late()
    {
        var script = new StationScript(station) { Boot = 2 };
        store.Write(script.Minutes(1));
        script.Boot = 3;
        store.Write(script.Minutes(2));
        script.Boot = 2;
        RawMessage anchor = script.Events((3, TestEvents.Anchor(30_000, UtcAtBootMs + 500_000, 40)));
        store.Write(anchor with { ReceivedMs = anchor.ReceivedMs + (2 * ThirtyDaysMs) });

        Assert.Equal(TimeState.Resolved, States()[0]);
    }

    /// <summary>Boot 2 without an anchor between boots with one; then its own anchor, twice, so long after the first block of boot 3.</summary>
    private RawMessage[] WithLateAnchor(long anchorAfterMs, long repeatAfterMs)
    {
        var script = new StationScript(station);
        RawMessage first = script.Events((3, TestEvents.Anchor(5_000, UtcAtBootMs + 5_000, 40)));
        script.Boot = 2;
        RawMessage minute = script.Minutes(1);
        script.Boot = 3;
        RawMessage third = script.Events((3, TestEvents.Anchor(20_000, UtcAtBootMs + 900_000, 40)));
        script.Boot = 2;
        RawMessage own = script.Events((3, TestEvents.Anchor(30_000, UtcAtBootMs + 500_000, 40)));
        return [first, minute, third, own with { ReceivedMs = third.ReceivedMs + anchorAfterMs }, own with { ReceivedMs = third.ReceivedMs + repeatAfterMs }];
    }

    private static void AssertBracket(IReadOnlyList<BootBracket> brackets, TimeState expected) => Assert.Equal(
        expected == TimeState.Resolved ? [] : [(2L, true)], brackets.Select(bracket => (bracket.Boot, bracket.IsFinal)));

    private List<TimeState> States() => store.Read(reader => reader.ReadRecords(station.Key).Select(record => record.TimeState).ToList());

    /// <summary>A live copy of boot 1 by whose account its record began at that time.</summary>
    private RawMessage LiveAt(long utcMs, long delayMs)
    {
        var record = new TestPeriodRecord(50 + (utcMs / 60_000 % 1_000), utcMs - UtcAtBootMs, 60_000, 60, [new TestCell(1)]);
        RawMessage message = station.Live(new TestLive(record) { NextBlock = 9, Boot = 1, UtcMs = utcMs }.ToPayload());
        return message with { ReceivedMs = utcMs + 60_000 + delayMs };
    }

    private static TestPeriodRecord Record(long sequence) => new(sequence, 1_000_000, 60_000, 60, [new TestCell(1)]);
}
