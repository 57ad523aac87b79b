using System.Diagnostics;

namespace Station.Tool.Demo;

/// <summary>What this process has cost: memory since before there were stations, processor time while they ran. Receiver and judge are in it, a broker of its own is not.</summary>
internal sealed class FleetCost
{
    private readonly int stations;
    private readonly long memoryBefore;
    private readonly Stopwatch wall = new();
    private TimeSpan cpuBefore;
    private double cpuSeconds;
    private long memory;

    /// <summary>To be made before the stations are.</summary>
    public FleetCost(int stations)
    {
        this.stations = stations;
        memoryBefore = memory = Environment.WorkingSet;
    }

    /// <summary>Growth of the process's working set so far, a station.</summary>
    public long MemoryBytesPerStation => ((wall.IsRunning ? Environment.WorkingSet : memory) - memoryBefore) / stations;

    /// <summary>Processor time since the beginning, in percent of one processor, a station.</summary>
    public double CpuPercentPerStation => wall.Elapsed == TimeSpan.Zero ? 0 : 100 * CpuSeconds / wall.Elapsed.TotalSeconds / stations;

    private double CpuSeconds => wall.IsRunning ? (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds : cpuSeconds;

    /// <summary>The stations begin to run.</summary>
    public void Begin()
    {
        cpuBefore = Environment.CpuUsage.TotalTime;
        wall.Start();
    }

    /// <summary>What comes from now on does not count.</summary>
    public void End()
    {
        cpuSeconds = CpuSeconds;
        memory = Environment.WorkingSet;
        wall.Stop();
    }
}
