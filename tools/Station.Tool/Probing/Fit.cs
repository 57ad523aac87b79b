using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>A kind of sensor that what arrived can come from, and what its driver made of it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Finding">Values and counts of the firmware's driver.</param>
internal sealed record Fit(SensorKind Kind, FrameFinding Finding)
{
    /// <summary>The last value of each quantity.</summary>
    public IReadOnlyList<FrameValue> Latest => [.. Finding.Values.GroupBy(value => value.Quantity).Select(values => values.Last())];
}
