using System.Diagnostics;
using Station.Benchmarks.Contenders;
using Station.Benchmarks.Measures;
using Station.Benchmarks.Reports;
using Station.Benchmarks.Series;
using Station.Benchmarks.Volumes;

namespace Station.Benchmarks;

/// <summary>The journal beside other ways of keeping records: the same records, the same flash, one run.</summary>
public sealed class JournalBenchmark
{
    private const int PeriodSecondsOfMinutes = 60;
    private const int PeriodSecondsOfStatistics = 600;

    private readonly JournalBenchmarkOptions options;

    public JournalBenchmark(JournalBenchmarkOptions options) => this.options = options;

    /// <summary>Says what is going on, whenever something else begins.</summary>
    public event Action<string>? Began;

    public JournalReport Run(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        ChannelSeries[] minutes = options.Columns;
        return new JournalReport
        {
            Data = options.IsMeasured ? "measured" : "generated",
            VolumeBytes = ReferenceVolume.Bytes,
            Days = options.Days,
            Minutes = Run("minutes", new Workload(minutes, PeriodSecondsOfMinutes), cancellation),
            TenMinuteStatistics = Run("ten-minute-statistics", new Workload(TenMinuteStatistics.Of(minutes), PeriodSecondsOfStatistics), cancellation),
            WallSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private WorkloadReport Run(string name, Workload workload, CancellationToken cancellation)
    {
        var run = new WorkloadRun(name, workload, options, step =>
        {
            cancellation.ThrowIfCancellationRequested();
            Began?.Invoke($"{name}: {step}");
        });
        return run.Run();
    }
}
