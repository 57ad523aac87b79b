using Station.Aggregation;

namespace Station.Benchmarks.Series;

/// <summary>The second line: of each channel mean, least, greatest and number of values of ten minutes.</summary>
public static class TenMinuteStatistics
{
    private const int Minutes = 10;

    /// <summary>Four series for each one. The minutes that are left over at the end of a series are left out.</summary>
    public static ChannelSeries[] Of(ChannelSeries[] minutes) =>
    [
        .. minutes.SelectMany(one => new[]
        {
            Make(one, "Avg", values => (int)Math.Round(values.Average())),
            Make(one, "Min", values => values.Min()),
            Make(one, "Max", values => values.Max()),
            MakeCount(one),
        }),
    ];

    private static ChannelSeries Make(ChannelSeries one, string statistic, Func<int[], int> compute)
    {
        Channel channel = one.Channel with { Name = $"{one.Channel.Name}-{statistic}" };
        return new ChannelSeries(channel, [.. Groups(one).Select(values => values.Length == 0 ? PeriodRecord.Missing : compute(values))]);
    }

    private static ChannelSeries MakeCount(ChannelSeries one) =>
        new(new Channel($"{one.Channel.Name}-Cou", string.Empty, 0), [.. Groups(one).Select(values => values.Length)]);

    private static IEnumerable<int[]> Groups(ChannelSeries one) => one.Values.Chunk(Minutes)
        .Where(group => group.Length == Minutes)
        .Select(group => group.Where(value => value != PeriodRecord.Missing).ToArray());
}
