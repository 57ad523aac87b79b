using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Tool.Demo;

namespace Station.Tool.Tests;

/// <summary>What the demonstration calls delivered is what the simulator knows to be true, and nothing else is.</summary>
public sealed class StationJudgeTests(Evidence evidence) : IClassFixture<Evidence>, IDisposable
{
    private const int Changed = 20;

    /// <summary>One lie each, told of a record that is true.</summary>
    private static readonly Dictionary<string, Func<StoredRecord, StoredRecord>> Lies = new()
    {
        ["a value is off by one"] = record => record with { Values = [record.Values[0] + 1, .. record.Values.Skip(1)] },
        ["a value is absent"] = record => record with { Values = [null, .. record.Values.Skip(1)] },
        ["the last value is missing"] = record => record with { Values = [.. record.Values.SkipLast(1)], Qualities = [.. record.Qualities.SkipLast(1)] },
        ["another flag"] = record => record with { Qualities = [new Quality(false, 1, record.Qualities[0].Reason), .. record.Qualities.Skip(1)] },
        ["another reason"] = record => record with { Qualities = [new Quality(false, record.Qualities[0].Flag, 1), .. record.Qualities.Skip(1)] },
        ["a reason that nobody knows"] = record => record with { Qualities = [new Quality(false, record.Qualities[0].Flag, 99), .. record.Qualities.Skip(1)] },
        ["no UTC"] = record => record with { UtcMs = null, UncertaintyMs = null },
        ["UTC too early"] = record => record with { UtcMs = record.UtcMs - record.UncertaintyMs - 1_000 },
        ["UTC too late"] = record => record with { UtcMs = record.UtcMs + record.UncertaintyMs + 1_000 },
        ["an uncertainty that makes any time true"] = record => record with { UncertaintyMs = 86_400_000 },
        ["another minute's start"] = record => record with { StartMs = record.StartMs + 60_000, UtcMs = record.UtcMs + 60_000 },
        ["half a period"] = record => record with { LengthMs = record.LengthMs / 2 },
        ["a boot that never was"] = record => record with { Boot = record.Boot + 1 },
    };

    private readonly ToolFiles files = new();

    public static TheoryData<string> Names => new(Lies.Keys);

    public void Dispose() => files.Dispose();

    [Fact]
    public void What_the_real_firmware_sends_is_true()
    {
        JudgeCount judge = Judge(Records());

        Assert.True(judge.Delivered > 50, $"only {judge.Delivered} records were judged");
        Assert.Equal((0, null), (judge.Untrue, judge.FirstUntrue));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lie_is_found_and_the_record_is_named(string lie)
    {
        StoredRecord[] records = Records();
        long delivered = Judge(records).Delivered;
        records[Changed] = Lies[lie](records[Changed]);

        JudgeCount judge = Judge(records);

        Assert.True(judge.Delivered < delivered, "it counts as delivered");
        Assert.Equal(delivered, judge.Delivered + judge.Untrue);
        Assert.Contains($"record {records[Changed].Sequence}:", judge.FirstUntrue);
    }

    [Fact]
    public void The_same_minute_under_two_numbers_is_delivered_once()
    {
        StoredRecord[] records = Records();
        long delivered = Judge(records).Delivered;
        records[Changed] = records[Changed - 1] with { Sequence = records[Changed].Sequence };

        Assert.Equal((delivered - 1, 1), (Judge(records).Delivered, Judge(records).Untrue));
    }

    [Fact]
    public void What_is_only_provisional_or_beyond_the_limit_is_not_delivered()
    {
        StoredRecord[] records = Records();
        long delivered = Judge(records).Delivered;
        records[Changed] = records[Changed] with { IsConfirmed = false };

        Assert.Equal((delivered - 1, 0), (Judge(records).Delivered, Judge(records).Untrue));
        Assert.Equal(Changed, Judge(records, records[Changed].Sequence).Delivered);
    }

    private JudgeCount Judge(StoredRecord[] records, long sequenceLimit = long.MaxValue)
    {
        var judge = new StationJudge(evidence.Witness) { SequenceLimit = sequenceLimit };
        judge.Take(records, isLast: true);
        return judge.Count;
    }

    /// <summary>The confirmed minutes, whose first are still warming up and whose rest are normal.</summary>
    private StoredRecord[] Records()
    {
        using EvidenceReader store = EvidenceReader.Open(files.Store(evidence.Messages, evidence.Registry, $"{Guid.NewGuid():n}.db"));
        return [.. store.ReadRecords(new StoreKey(Evidence.Station.Number, Evidence.Station.Generation)).Where(record => record.Kind == 1)];
    }
}
