using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests;

public sealed class TimeTests : IDisposable
{
    private const long UtcAtBootMs = 1_790_000_000_000;

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

    private static TestPeriodRecord Record(long sequence) => new(sequence, 1_000_000, 60_000, 60, [new TestCell(1)]);
}
