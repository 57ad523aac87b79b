using System.Diagnostics;

namespace Station.Tool.Demo.Live;

/// <summary>Virtual time at a speed that may change: how long a slice is, and how long to rest behind it. What a busy machine cannot hold is not caught up.</summary>
internal sealed class LivePace(double? speed)
{
    /// <summary>Real time of a slice: short enough that a key or a switch is answered at once.</summary>
    private const double SliceSeconds = 0.05;

    /// <summary>Longest slice: the receiver and the judge are to follow.</summary>
    private const long MostMs = 600_000;

    private const double LongestDebtSeconds = 0.25;
    private const double WindowSeconds = 2;

    private readonly Stopwatch wall = Stopwatch.StartNew();
    private readonly Queue<(double AtSeconds, long VirtualMs)> passed = new();
    private double dueSeconds;
    private double owedMs;

    /// <summary>Virtual seconds a second: 0 stands still, null is as fast as can be.</summary>
    public double? Speed { get; private set; } = speed;

    /// <summary>Virtual seconds a second of late.</summary>
    public double Held
    {
        get
        {
            while (passed.Count > 0 && passed.Peek().AtSeconds < wall.Elapsed.TotalSeconds - WindowSeconds)
            {
                passed.Dequeue();
            }

            double seconds = passed.Count < 2 ? 0 : passed.Last().AtSeconds - passed.Peek().AtSeconds;
            return seconds > 0 ? passed.SkipLast(1).Sum(slice => slice.VirtualMs) / 1_000.0 / seconds : 0;
        }
    }

    public void Set(double? wanted)
    {
        Speed = wanted;
        dueSeconds = wall.Elapsed.TotalSeconds;
        passed.Clear();
    }

    /// <summary>Virtual time of the next slice; 0 while time stands still.</summary>
    public long NextMs()
    {
        owedMs += Math.Min(MostMs, (Speed ?? double.MaxValue) * SliceSeconds * 1_000);
        long whole = (long)owedMs;
        owedMs -= whole;
        passed.Enqueue((wall.Elapsed.TotalSeconds, whole));
        return whole;
    }

    /// <summary>How long to rest now that the slice is over.</summary>
    public TimeSpan Rest()
    {
        double now = wall.Elapsed.TotalSeconds;
        if (Speed is null)
        {
            return TimeSpan.Zero;
        }

        double slice = Speed * SliceSeconds * 1_000 > MostMs ? MostMs / 1_000.0 / Speed.Value : SliceSeconds;
        dueSeconds = Math.Max(dueSeconds + slice, now - LongestDebtSeconds);
        return TimeSpan.FromSeconds(Math.Max(0, dueSeconds - now));
    }
}
