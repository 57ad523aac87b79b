using System.Diagnostics;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Reports;
using Station.Platform.Storage;
using Station.Simulator.Fleet;

namespace Station.Tool.Demo;

/// <summary>
/// A demonstration: stations with the real firmware, a broker, the platform's receiver. It runs virtual time in slices, gives the receiver time to follow, and in the end holds
/// what arrived against the truth.
/// </summary>
internal sealed class DemoRun : IAsyncDisposable
{
    private const long SliceMs = 60_000;

    /// <summary>Before the uplink goes down altogether, acknowledgements stop coming back: as a failing link does it.</summary>
    private const long HalfOpenMs = 5 * 60_000;

    private const long PowerOffMs = 10 * 60_000;

    /// <summary>Virtual time after the end in which what was measured must arrive.</summary>
    private const long LongestSettlingMs = 6 * 3_600_000;

    private const long SettlingCheckMs = 10 * 60_000;

    /// <summary>
    /// Real time after the end in which it must arrive, when the virtual one is over sooner: on a busy machine hours of virtual time pass while the receiver waits for its disk.
    /// </summary>
    private static readonly TimeSpan LeastSettling = TimeSpan.FromSeconds(20);

    /// <summary>Real time between two looks at the store once the virtual time is over.</summary>
    private static readonly TimeSpan SettlingRest = TimeSpan.FromMilliseconds(200);

    private readonly DemoOptions options;
    private readonly DemoScene scene;
    private readonly Stopwatch wall;
    private readonly Pace pace;
    private long outageMs;

    private DemoRun(DemoOptions options, DemoScene scene, Stopwatch wall)
    {
        this.options = options;
        this.scene = scene;
        this.wall = wall;
        pace = new Pace(options.Speed);
    }

    public DemoFleet Fleet => scene.Fleet;

    /// <summary>The platform's store, while the run lives.</summary>
    public string StorePath => scene.StorePath;

    /// <summary>Virtual time since the start.</summary>
    public TimeSpan Elapsed => TimeSpan.FromMilliseconds(scene.NowMs - DemoFleet.StartMs);

    /// <summary>What the stations cost.</summary>
    public FleetCost Cost => scene.Cost;

    /// <summary>By how much the slowest station is late.</summary>
    public TimeSpan Behind => pace.Behind;

    /// <summary>What verdicts so far come to.</summary>
    public JudgeCount Judged => scene.Judge.Count;

    /// <summary>Nothing is measured any more that counts: what was measured is still on its way.</summary>
    public bool IsSettling { get; private set; }

    /// <summary>Runs after each slice: for whoever watches.</summary>
    public event Action? Advanced;

    public static async Task<DemoRun> StartAsync(DemoOptions options)
    {
        Stopwatch wall = Stopwatch.StartNew();
        return new DemoRun(options, await DemoScene.StartAsync(options), wall);
    }

    /// <summary>Runs to the end, or until it is cancelled, and judges what arrived.</summary>
    public async Task<DemoReport> RunAsync(CancellationToken cancellation)
    {
        long endMs = options.Duration is { } duration ? DemoFleet.StartMs + (long)duration.TotalMilliseconds : long.MaxValue;
        PlanFaults(endMs);
        Fleet.PowerOn();
        pace.Begin(scene.NowMs);
        Cost.Begin();
        while (scene.NowMs < endMs && !cancellation.IsCancellationRequested)
        {
            await AdvanceAsync(Math.Min(scene.NowMs + SliceMs, endMs));
            await RestAsync(pace.Arrive(scene.NowMs), cancellation);
            await SwitchReceiverAsync(endMs);
        }

        pace.End();
        Cost.End();
        long measuredMs = scene.NowMs - DemoFleet.StartMs;
        long expected = Fleet.Stations.Sum(station => station.Run.CountWholeMinutesPowered());
        long measured = Fleet.Measured;
        await SettleAsync(measured);
        Keep();
        return Report(expected, measured, measuredMs);
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    private void PlanFaults(long endMs)
    {
        if (options.AlteredBlock > 0)
        {
            Fleet.AlterBlock(options.AlteredBlock);
        }

        if (!options.Outage || endMs == long.MaxValue)
        {
            return;
        }

        long third = (endMs - DemoFleet.StartMs) / 3;
        outageMs = third;
        Fleet.PlanCondition(DemoFleet.StartMs + third, LinkCondition.HalfOpen);
        Fleet.PlanCondition(DemoFleet.StartMs + third + Math.Min(HalfOpenMs, third / 4), LinkCondition.Down);
        Fleet.PlanCondition(DemoFleet.StartMs + 2 * third, LinkCondition.Up);
        Fleet.PlanPowerCut(DemoFleet.StartMs + third + third / 2, Math.Min(PowerOffMs, third / 8));
    }

    /// <summary>The receiver is away for a quarter of the outage, in its middle.</summary>
    private async Task SwitchReceiverAsync(long endMs)
    {
        if (outageMs == 0)
        {
            return;
        }

        long intoOutageMs = scene.NowMs - DemoFleet.StartMs - outageMs;
        bool away = intoOutageMs > outageMs * 3 / 8 && intoOutageMs < outageMs * 5 / 8 && scene.NowMs < endMs;
        if (away && scene.Receiver.IsRunning)
        {
            await scene.Receiver.StopAsync();
        }
        else if (!away && !scene.Receiver.IsRunning)
        {
            await scene.Receiver.StartAsync();
        }
    }

    /// <summary>At the pace of a clock the receiver may be behind by one message of each station, so that it works while they do.</summary>
    private async Task AdvanceAsync(long untilMs)
    {
        await scene.AdvanceAsync(untilMs, options.Speed is null || IsSettling ? 0 : options.Stations);
        Advanced?.Invoke();
    }

    private static async Task RestAsync(TimeSpan rest, CancellationToken cancellation)
    {
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>
    /// Runs on until everything that was measured has arrived, or has had time enough to. Whoever watched at some speed has seen what there is to see: this runs as fast as it can.
    /// </summary>
    private async Task SettleAsync(long measured)
    {
        IsSettling = true;
        scene.Judge.SetLimits();
        long limitMs = scene.NowMs + LongestSettlingMs;
        long wallLimitMs = wall.ElapsedMilliseconds + (long)LeastSettling.TotalMilliseconds;
        bool isOver = false;
        while (!isOver && scene.Judge.Count.Minutes < measured)
        {
            await AdvanceAsync(scene.NowMs + SettlingCheckMs);
            scene.Judge.JudgeAll(false);
            bool late = scene.NowMs >= limitMs;
            isOver = late && wall.ElapsedMilliseconds >= wallLimitMs;
            await RestAsync(late ? SettlingRest : TimeSpan.Zero, CancellationToken.None);
        }

        scene.Judge.JudgeAll(true);
    }

    /// <summary>What a demonstration leaves behind for whoever wants to look at its messages; the keys are thrown away with it.</summary>
    private void Keep()
    {
        if (options.KeepDirectory is not { } path)
        {
            return;
        }

        Fleet.Registry.Save(Path.Combine(path, "keys.json"));
        using EvidenceReader store = EvidenceReader.Open(StorePath);
        ArchiveFile.Write(Path.Combine(path, "messages.jsonl"), store.ReadArchive());
    }

    private DemoReport Report(long expected, long measured, long measuredMs)
    {
        using EvidenceReader store = EvidenceReader.Open(StorePath);
        StoreReport stored = store.Report();
        JudgeCount count = scene.Judge.Count;
        List<string> violations = [.. Fleet.Stations.SelectMany(station => station.Run.Violations)];
        if (count.FirstUntrue is not null)
        {
            violations.Add(count.FirstUntrue);
        }

        return new DemoReport
        {
            Stations = options.Stations,
            Expected = expected,
            Boots = Fleet.Stations.Sum(station => station.Run.Boots),
            Measured = measured,
            Delivered = count.Delivered,
            Hours = count.Hours,
            Events = count.Events,
            Untrue = count.Untrue,
            Duplicates = stored.DuplicatesStored,
            WireDuplicates = stored.WireDuplicates,
            Lost = stored.AdmittedLost,
            UnexplainedGaps = stored.Unexplained,
            SealFailures = stored.SealFailures,
            Conflicts = stored.Conflicts,
            ChainBreaks = stored.ChainBreaks,
            OutageSeconds = outageMs / 1000,
            MaxBacklog = scene.MaxBacklog,
            Violations = violations,
            SimulatedDays = measuredMs / 86_400_000.0,
            VirtualSeconds = measuredMs / 1_000,
            WallSeconds = Math.Round(wall.Elapsed.TotalSeconds, 1),
            MeasuringSeconds = Math.Round(pace.Elapsed.TotalSeconds, 1),
            BehindSeconds = Math.Round(pace.Behind.TotalSeconds, 1),
            MostBehindSeconds = Math.Round(pace.MostBehind.TotalSeconds, 1),
            CpuPercentPerStation = Math.Round(Cost.CpuPercentPerStation, 4),
            MemoryBytesPerStation = Cost.MemoryBytesPerStation,
        };
    }
}
