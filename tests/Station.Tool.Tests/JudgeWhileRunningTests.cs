using Station.Platform.Storage;
using Station.Tool.Demo;

namespace Station.Tool.Tests;

/// <summary>Verdicts while a run goes on are those of its end, and what has been judged is kept no longer.</summary>
public sealed class JudgeWhileRunningTests(LongEvidence evidence) : IClassFixture<LongEvidence>
{
    private const int MinuteKind = 1;
    private const int HourKind = 2;
    private const long HourMs = 3_600_000;
    private const long LookMs = HourMs / 4;

    /// <summary>The block of these minutes comes late, as one whose message was lost does.</summary>
    private const long LateHour = 5;
    private const long LateBy = 2;

    [Fact]
    public void Records_that_are_judged_as_they_arrive_come_to_the_same_and_readings_are_forgotten()
    {
        var inTheEnd = new StationJudge(evidence.Witness);
        inTheEnd.Take(evidence.Records, isLast: true);
        var judge = new StationJudge(evidence.Witness);
        long endMs = evidence.Records.Max(record => record.StartMs);
        int boot = evidence.Witness.Models.Book.BootNumber;
        long atNoon = 0;

        for (long nowMs = 0; nowMs < endMs; nowMs += LookMs)
        {
            // Only what the store would be asked for.
            judge.Take(
                evidence.Records.Where(record => HasArrived(record, nowMs) && record.Sequence >= judge.FromSequence
                    && (record.Kind != MinuteKind || record.Sequence > judge.LastMinuteSequence)),
                isLast: false);
            judge.Forget();
            atNoon = nowMs <= 12 * HourMs ? judge.Count.Delivered : atNoon;
            Assert.True(nowMs < 3 * HourMs || evidence.Witness.Models.Book.Usable(boot, 0, nowMs - (LateBy + 3) * HourMs, 0).Count == 0, $"at {nowMs} ms readings are kept that nobody needs");
        }

        Assert.InRange(atNoon, 11 * 60, 12 * 60);
        judge.Take(evidence.Records, isLast: true);
        Assert.Null(judge.Count.FirstUntrue);
        Assert.Equal(
            (inTheEnd.Count.Delivered, inTheEnd.Count.Hours, inTheEnd.Count.Events),
            (judge.Count.Delivered, judge.Count.Hours, judge.Count.Events));
    }

    /// <summary>Events come at once, minutes by the hour, hours by six.</summary>
    private static bool HasArrived(StoredRecord record, long nowMs)
    {
        long endMs = record.StartMs + record.LengthMs;
        return record.Kind switch
        {
            MinuteKind => endMs <= nowMs / HourMs * HourMs && (endMs / HourMs != LateHour || nowMs >= (LateHour + LateBy) * HourMs),
            HourKind => endMs <= nowMs / (6 * HourMs) * 6 * HourMs,
            _ => endMs <= nowMs,
        };
    }
}
