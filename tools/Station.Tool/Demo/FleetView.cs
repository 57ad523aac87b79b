namespace Station.Tool.Demo;

/// <summary>Shows a demonstration of many stations while it runs: a line every few seconds with what all of them come to.</summary>
internal sealed class FleetView(DemoRun run, DemoOptions options, TextWriter output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private DateTime shownAt = DateTime.UtcNow;

    /// <summary>Runs the demonstration and writes lines.</summary>
    public async Task<DemoReport> RunAsync(CancellationToken cancellation)
    {
        output.WriteLine($"{options.Stations} stations are ready.");
        run.Advanced += ShowWhereDue;
        return await run.RunAsync(cancellation);
    }

    private void ShowWhereDue()
    {
        if (DateTime.UtcNow - shownAt >= Interval)
        {
            shownAt = DateTime.UtcNow;
            output.WriteLine(Line());
        }
    }

    private string Line()
    {
        string time = $"{run.Elapsed:d\\.hh\\:mm}";
        JudgeCount judged = run.Judged;
        if (run.IsSettling)
        {
            return $"{time}  measuring is over; delivered and true {judged.Delivered} minutes";
        }

        string late = options.Speed is null ? string.Empty : $"  late {run.Behind.TotalSeconds:f1} s";
        return $"{time}{late}  connected {run.Fleet.Connected}  minutes measured {run.Fleet.Measured}, delivered and true {judged.Delivered}, untrue {judged.Untrue}"
            + $"  longest backlog {run.Fleet.Backlog}  a station {run.Cost.CpuPercentPerStation:f4} % CPU, {run.Cost.MemoryBytesPerStation / 1024} KiB";
    }
}
