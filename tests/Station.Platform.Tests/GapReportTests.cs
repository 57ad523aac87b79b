using Station.Platform.Reports;
using Station.Platform.Tests.Encoding;
using CsCheck;
using Xunit;

namespace Station.Platform.Tests;

public sealed class GapReportTests : IDisposable
{
    private readonly TestStation station = new();
    private readonly TestStore store;
    private readonly StationScript script;

    public GapReportTests()
    {
        store = new TestStore(station);
        script = new StationScript(station);
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void Records_of_interleaved_blocks_are_dense_together()
    {
        var minutes = script.Skip(2);
        store.Write(script.Events((1, TestEvents.Boot())), script.MinutesAt(minutes, 1, 2), script.Minutes(3));

        AssertReport(expected: 4, stored: 4);
    }

    [Fact]
    public void What_a_held_block_will_bring_is_awaited()
    {
        store.Write(script.Minutes(1, 2));
        var late = script.Minutes(3, 4);
        store.Write(script.Minutes(5), script.Events((1, TestEvents.Boot())));
        AssertReport(expected: 6, stored: 4, awaited: 2, blocksAwaited: 1);

        store.Write(late);
        AssertReport(expected: 6, stored: 6);
    }

    [Fact]
    public void What_no_held_block_can_bring_is_unexplained()
    {
        store.Write(script.Minutes(1, 2));
        script.Minutes(3, 4);
        store.Write(script.Minutes(5), script.Events((1, TestEvents.Boot())), script.Session(1, oldestHeld: 2));

        AssertReport(expected: 6, stored: 4, unexplained: 2, blocksGone: 1);
        Assert.Equal([new SequenceRange(2, 4)], store.Report().Unexplained.Ranges);
    }

    [Fact]
    public void A_record_left_out_of_a_block_is_unexplained_although_another_block_is_awaited()
    {
        store.Write(script.Minutes(1));
        script.Skip(1);
        store.Write(script.Minutes(2), script.HoursAt(script.Skip(1), 1), script.Events((1, TestEvents.Boot())));
        script.Minutes(3, 4);
        store.Write(script.Minutes(5), script.Events((1, TestEvents.Boot())));

        AssertReport(expected: 9, stored: 6, awaited: 2, unexplained: 1, blocksAwaited: 1);
    }

    [Fact]
    public void A_record_that_an_unsealed_block_may_hold_is_awaited()
    {
        store.Write(script.Minutes(1));
        script.Skip(3);
        store.Write(script.Events((1, TestEvents.Boot())));

        AssertReport(expected: 5, stored: 2, awaited: 3);
    }

    [Fact]
    public void A_record_of_an_unsealed_hour_block_is_awaited_where_hours_are_made()
    {
        var hours = script.Skip(1);
        store.Write(script.HoursAt(hours, 1));
        var missing = script.Skip(1);
        store.Write(script.Minutes(1), script.Events((1, TestEvents.Boot())));

        AssertReport(expected: 4, stored: 3, awaited: 1);

        store.Write(script.HoursAt(script.Skip(1), 2));
        Assert.Equal([new SequenceRange(missing, missing + 1)], store.Report().Unexplained.Ranges);
    }

    [Fact]
    public void What_is_admitted_as_lost_is_lost_unless_it_was_delivered_all_the_same()
    {
        store.Write(script.Minutes(1, 2));
        var lost = script.Skip(4);
        store.Write(script.MinutesAt(lost + 1, 8), script.Events((4, TestEvents.Loss(lost, lost + 3, 4))), script.Minutes(9));

        AssertReport(expected: 8, stored: 5, lost: 3);
    }

    [Fact]
    public void What_only_a_session_has_told_of_is_awaited()
    {
        script.Minutes(1, 2, 3);
        store.Write(script.Session(1));

        AssertReport(expected: 3, stored: 0, awaited: 3, blocksAwaited: 1);
    }

    [Fact]
    public void Set_difference_agrees_with_a_plain_set() =>
        Gen.Select(Ranges(), Ranges()).Sample((left, right) =>
        {
            var difference = SequenceSet.Of(left).Except(SequenceSet.Of(right));
            var expected = Numbers(left).Except(Numbers(right)).Order();
            return Numbers(difference.Ranges).Order().SequenceEqual(expected) && difference.Count == expected.Count();
        });

    private static Gen<SequenceRange[]> Ranges() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 8], (first, count) => new SequenceRange(first, first + count)).Array[0, 8];

    private static IEnumerable<long> Numbers(IEnumerable<SequenceRange> ranges) =>
        ranges.SelectMany(range => Enumerable.Range((int)range.First, (int)range.Count)).Select(number => (long)number).Distinct();

    private void AssertReport(
        long expected, long stored, long lost = 0, long awaited = 0, long unexplained = 0, long blocksAwaited = 0, long blocksGone = 0)
    {
        var report = store.Report();
        Assert.Equal(
            (expected, stored, lost, awaited, unexplained, blocksAwaited, blocksGone),
            (report.Expected, report.Stored, report.AdmittedLost, report.Awaited, report.Unexplained.Count, report.BlocksAwaited, report.BlocksGone));
        Assert.Equal(0, report.ChainBreaks);
    }
}
