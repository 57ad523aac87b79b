using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Tool.Demo;

namespace Station.Tool.Tests;

/// <summary>Hours and events are held against the truth as minutes are: what is changed, missing or made up is found.</summary>
public sealed class HourAndEventJudgeTests(LongEvidence evidence) : IClassFixture<LongEvidence>
{
    private const int Hour = 2;

    private static readonly Dictionary<string, Func<StoredRecord[], StoredRecord[]>> Lies = new()
    {
        ["a mean of an hour"] = records => Change(records, IsHour, hour => hour with { Values = [hour.Values[0] + 1, .. hour.Values.Skip(1)] }),
        ["a level exceeded"] = records => Change(records, IsHour, hour => hour with { Values = [.. hour.Values.Take(4), hour.Values[4] - 1, .. hour.Values.Skip(5)] }),
        ["the flag of an hour"] = records => Change(records, IsHour, hour => hour with { Qualities = [new Quality(false, 1, hour.Qualities[0].Reason), .. hour.Qualities.Skip(1)] }),
        ["an hour with another start"] = records => Change(records, IsHour, hour => hour with { StartMs = hour.StartMs - 60_000, UtcMs = hour.UtcMs - 60_000 }),
        ["an hour that is missing"] = records => Without(records, IsHour),
        ["an alarm that is missing"] = records => Without(records, record => record.EventType == EventType.Alarm),
        ["an alarm of another value"] = records => Change(records, record => record.EventType == EventType.Alarm, alarm => WithOther(alarm, ^1)),
        ["an alarm of another minute"] = records => Change(records, record => record.EventType == EventType.Alarm, alarm => alarm with { StartMs = alarm.StartMs + 60_000 }),
        ["another level of a day"] = records => Change(records, record => record.EventType == EventType.DayLevels, levels => WithOther(levels, ^1)),
        ["another UTC in an anchor"] = records => Change(records, record => record.EventType == EventType.Anchor, anchor => WithOther(anchor, ^4)),
    };

    public static TheoryData<string> Names => new(Lies.Keys);

    [Fact]
    public void What_the_real_firmware_sends_is_true()
    {
        JudgeCount judge = Judge([.. evidence.Records]);

        Assert.Equal((0, null), (judge.Untrue, judge.FirstUntrue));
        Assert.True(judge.Hours >= 18, $"only {judge.Hours} hours were judged");
        Assert.Contains(evidence.Records, record => record.EventType == EventType.DayLevels);
        Assert.Contains(evidence.Records, record => record.EventType == EventType.Alarm);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lie_is_found(string lie) => Assert.NotNull(Judge(Lies[lie]([.. evidence.Records])).FirstUntrue);

    private static bool IsHour(StoredRecord record) => record.Kind == Hour && record.LengthMs == 3_600_000;

    private static StoredRecord[] Change(StoredRecord[] records, Predicate<StoredRecord> which, Func<StoredRecord, StoredRecord> how)
    {
        int at = Array.FindIndex(records, which);
        records[at] = how(records[at]);
        return records;
    }

    private static StoredRecord[] Without(StoredRecord[] records, Predicate<StoredRecord> which)
    {
        int at = Array.FindIndex(records, which);
        return [.. records.Take(at), .. records.Skip(at + 1)];
    }

    private static StoredRecord WithOther(StoredRecord record, Index at)
    {
        byte[] body = [.. record.EventBody];
        body[at] ^= 2;
        return record with { EventBody = body };
    }

    private JudgeCount Judge(StoredRecord[] records)
    {
        var judge = new StationJudge(evidence.Witness);
        judge.Take(records, isLast: true);
        return judge.Count;
    }
}
