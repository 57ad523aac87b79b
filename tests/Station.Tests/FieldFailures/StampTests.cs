using Station.Platform.Storage;
using Station.Tests.Laws;

namespace Station.Tests.FieldFailures;

/// <summary>Periods that one side stamps by their start and the other by their end.</summary>
public sealed class StampTests
{
    private const int HourKind = 2;
    private const int HourMs = 3_600_000;

    [Fact]
    [Trait("FieldFailure", "17")]
    public void An_hour_arrives_with_its_start_and_length_and_holds_exactly_its_minutes()
    {
        using var bench = new LawBench();
        bench.RunMinutes(200, 10_000);
        bench.Settle();

        List<StoredRecord> minutes = bench.Minutes();
        List<StoredRecord> hours = [.. bench.Platform.Records().Where(record => record.Kind == HourKind)];
        Assert.InRange(hours.Count, 3, 4);
        foreach (StoredRecord hour in hours.Skip(1))
        {
            Assert.Equal((HourMs, 3_600), (hour.LengthMs, hour.ValidSeconds));
            long sinceFullHourMs = hour.UtcMs!.Value % HourMs;
            Assert.InRange(Math.Min(sinceFullHourMs, HourMs - sinceFullHourMs), 0, hour.UncertaintyMs!.Value + 10);
            StoredRecord[] own = [.. minutes.Where(minute => minute.StartMs >= hour.StartMs && minute.StartMs < hour.StartMs + hour.LengthMs)];
            Assert.Equal((60, HourMs), (own.Length, own.Sum(minute => minute.LengthMs)));
        }
    }
}
