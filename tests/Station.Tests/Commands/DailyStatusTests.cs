using Station.Platform.Commands;
using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Tests.Laws;

namespace Station.Tests.Commands;

/// <summary>The status that is evidence: a record in the chain, once a day of uptime.</summary>
public sealed class DailyStatusTests
{
    [Fact]
    public void Once_a_day_of_uptime_the_counters_are_sealed_into_the_chain()
    {
        using var bench = new LawBench();
        bench.RunMinutes((24 * 60) - 10, 60_000);
        Assert.Empty(Statuses(bench));
        bench.RunMinutes(20);
        bench.Settle();
        StoredRecord record = Assert.Single(Statuses(bench));
        Assert.Equal(CommandWords.Counters.Count, record.EventBody[0]);
        Assert.Equal(1, record.EventBody[1]);
    }

    private static List<StoredRecord> Statuses(LawBench bench) => [.. bench.Platform.Records().Where(record => record.EventType == EventType.Status)];
}
