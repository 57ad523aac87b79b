using System.Diagnostics;

namespace Station.Tool.Demo;

/// <summary>Holds virtual time at a multiple of the clock, and says how far it has fallen behind.</summary>
/// <param name="speed">Virtual seconds a second; null for as fast as the machine can.</param>
internal sealed class Pace(double? speed)
{
    private readonly Stopwatch wall = new();
    private long startMs;

    /// <summary>By how much the slowest station was late when all had come to the last common time; zero where no speed is asked for.</summary>
    public TimeSpan Behind { get; private set; }

    /// <summary>The largest of those so far.</summary>
    public TimeSpan MostBehind { get; private set; }

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed => wall.Elapsed;

    public void Begin(long virtualMs)
    {
        startMs = virtualMs;
        wall.Start();
    }

    /// <summary>All stations have come to a virtual time: how long to rest until the clock is there too.</summary>
    public TimeSpan Arrive(long virtualMs)
    {
        if (speed is null)
        {
            return TimeSpan.Zero;
        }

        TimeSpan early = TimeSpan.FromMilliseconds((virtualMs - startMs) / speed.Value) - wall.Elapsed;
        Behind = early < TimeSpan.Zero ? -early : TimeSpan.Zero;
        MostBehind = Behind > MostBehind ? Behind : MostBehind;
        return early > TimeSpan.Zero ? early : TimeSpan.Zero;
    }

    public void End() => wall.Stop();
}
