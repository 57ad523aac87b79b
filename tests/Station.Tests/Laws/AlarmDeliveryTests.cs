using Station.Hal.Simulated.Mqtt;
using Station.Platform.Storage;
using Station.Platform.Wire;

namespace Station.Tests.Laws;

/// <summary>An alarm is at the platform, sealed, within the minute that raised it, and the minutes around it follow soon while it lasts.</summary>
public sealed class AlarmDeliveryTests
{
    private const int ReportMinutes = 5;

    /// <summary>The time of a step, the sealing and the way.</summary>
    private const long SoonMs = 15_000;

    [Fact]
    public void An_alarm_comes_at_once_and_minutes_soon_while_it_lasts()
    {
        using var bench = new LawBench(1, "river-level");
        bench.RunMinutes(36 * 60, 5_000);

        List<StoredRecord> records = [.. bench.Platform.Records()];
        (StoredRecord raised, StoredRecord ended) = Flood(records);
        long raisedMs = bench.Station.TrueUtcMs(raised.Boot, raised.StartMs)!.Value;
        long endedMs = bench.Station.TrueUtcMs(ended.Boot, ended.StartMs)!.Value;
        Assert.Contains(bench.Sent("block", raisedMs), block => block.AtMs <= raisedMs + SoonMs);
        Assert.Contains(bench.Sent("block", endedMs), block => block.AtMs <= endedMs + SoonMs);

        // Between the two no minute waits longer than the profile says; the hours have their own blocks.
        long longestMs = Pauses([.. bench.Sent("block").Select(block => block.AtMs).Where(at => at >= raisedMs && at <= endedMs)]).Max();
        Assert.InRange(longestMs, 60_000, ReportMinutes * 60_000 + SoonMs);
        Assert.Equal(0, bench.Delivery.Journal.RefusedRecords);
    }

    [Fact]
    public void Without_an_uplink_blocks_stay_long_and_what_the_alarm_said_comes_with_the_rest()
    {
        using var bench = new LawBench(1, "river-level");
        bench.RunMinutes(30);
        bench.SetUplink(LinkCondition.Down);
        bench.RunMinutes(20 * 60, 5_000);
        Assert.InRange(bench.Delivery.Store.NextBlock, 1, 45);
        bench.SetUplink(LinkCondition.Up);
        bench.RunMinutes(60);
        Assert.Contains(bench.Platform.Records(), record => record.EventType == EventType.Alarm);
        Assert.Equal(0, bench.Settle().Unexplained.Count);
    }

    /// <summary>The first alarm that asks for haste, and its end.</summary>
    private static (StoredRecord Raised, StoredRecord Ended) Flood(List<StoredRecord> records)
    {
        List<(StoredRecord Record, AlarmEvent Alarm)> alarms = [.. records
            .Where(record => record.EventType == EventType.Alarm)
            .Select(record => (record, (AlarmEvent)EventDetail.Read(record.EventType!.Value, record.EventBody)!))
            .Where(pair => pair.Item2.Name == "warning-stage")];
        int raised = alarms.FindIndex(pair => pair.Alarm.IsRaised);
        Assert.True(raised >= 0 && raised + 1 < alarms.Count, "there was no flood from beginning to end");
        return (alarms[raised].Record, alarms[raised + 1].Record);
    }

    private static IEnumerable<long> Pauses(List<long> times) => times.Zip(times.Skip(1), (one, next) => next - one);
}
