namespace Station.Tool.Demo;

/// <summary>
/// What time it is for the platform of a demonstration: that of its stations, or every live record would arrive at another time than it says and make the times of its boot disputed.
/// Intervals stay real, since broker and receiver are.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private long utcMs = DemoFleet.StartMs;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref utcMs));

    public void MoveTo(long nowUtcMs) => Interlocked.Exchange(ref utcMs, nowUtcMs);
}
