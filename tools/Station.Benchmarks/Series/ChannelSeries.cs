using Station.Aggregation;

namespace Station.Benchmarks.Series;

/// <summary>What a channel measured, one value a period, from the beginning again when it has come to its end.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Values">Scaled integers; <see cref="PeriodRecord.Missing"/> where the source has a gap.</param>
public sealed record ChannelSeries(Channel Channel, int[] Values)
{
    /// <summary>The value of a period, counted from 0.</summary>
    public int At(long period) => Values[period % Values.Length];
}
