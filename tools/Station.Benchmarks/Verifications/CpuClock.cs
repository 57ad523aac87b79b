using System.Diagnostics;

namespace Station.Benchmarks.Verifications;

/// <summary>
/// Time of one core: CPU time of the whole process, so that what the runtime does beside the measuring thread counts as well,
/// and what other programs take from the cores does not.
/// </summary>
internal sealed class CpuClock
{
    private readonly TimeSpan startCpu = Environment.CpuUsage.TotalTime;
    private readonly long startWall = Stopwatch.GetTimestamp();

    public double CpuSeconds => (Environment.CpuUsage.TotalTime - startCpu).TotalSeconds;

    public double WallSeconds => Stopwatch.GetElapsedTime(startWall).TotalSeconds;
}
