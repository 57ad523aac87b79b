using System.Diagnostics;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Reception;
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

    private static readonly TimeSpan ReceiverLimit = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Real time after the end in which it must arrive, when the virtual one is over sooner: on a busy machine hours of virtual time pass while the receiver waits for its disk.
    /// </summary>
    private static readonly TimeSpan LeastSettling = TimeSpan.FromSeconds(20);

    /// <summary>Real time between two looks at the store once the virtual time is over.</summary>
    private static readonly TimeSpan SettlingRest = TimeSpan.FromMilliseconds(200);

    private readonly DemoOptions options;
    private readonly EmbeddedBroker? ownBroker;
    private readonly DirectoryInfo directory;
    private readonly Stopwatch wall = Stopwatch.StartNew();
    private readonly DemoClock clock = new();
    private long nowMs = DemoFleet.StartMs;
    private long outageMs;
    private long notAwaited;

    private DemoRun(DemoOptions options, BrokerAddress broker, EmbeddedBroker? ownBroker)
    {
        this.options = options;
        this.ownBroker = ownBroker;
        directory = Directory.CreateTempSubdirectory("station-demo-");
        StorePath = Path.Combine(directory.FullName, "store.sqlite");
        Fleet = new DemoFleet(options, broker);
        var receiverOptions = new ReceiverOptions
        {
            Broker = broker,
            Login = options.Login,
            ClientId = $"station-demo-{Environment.ProcessId}",
            ReceiptInterval = TimeSpan.Zero,
        };
        Receiver = new DemoReceiver(receiverOptions, StorePath, Fleet.Registry, clock);
    }

    public DemoFleet Fleet { get; }

    public DemoReceiver Receiver { get; }

    /// <summary>The platform's store, while the run lives.</summary>
    public string StorePath { get; }

    /// <summary>Virtual time since the start.</summary>
    public TimeSpan Elapsed => TimeSpan.FromMilliseconds(nowMs - DemoFleet.StartMs);

    public long MaxBacklog { get; private set; }

    /// <summary>Runs after each slice: for whoever watches.</summary>
    public event Action? Advanced;

    public static async Task<DemoRun> StartAsync(DemoOptions options)
    {
        EmbeddedBroker? ownBroker = options.Broker is null ? await EmbeddedBroker.StartAsync() : null;
        var run = new DemoRun(options, options.Broker ?? ownBroker!.Address, ownBroker);
        try
        {
            await run.Receiver.StartAsync();
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }

        return run;
    }

    /// <summary>Runs to the end, or until it is cancelled, and judges what arrived.</summary>
    public async Task<DemoReport> RunAsync(CancellationToken cancellation)
    {
        long endMs = options.Duration is { } duration ? DemoFleet.StartMs + (long)duration.TotalMilliseconds : long.MaxValue;
        PlanFaults(endMs);
        Fleet.PowerOn();
        while (nowMs < endMs && !cancellation.IsCancellationRequested)
        {
            await AdvanceAsync(Math.Min(nowMs + SliceMs, endMs), options.Speed, cancellation);
            await SwitchReceiverAsync(endMs);
        }

        long measuredMs = nowMs - DemoFleet.StartMs;
        long expected = Fleet.Stations.Sum(station => station.Run.CountWholeMinutesPowered());
        long measured = Fleet.Stations.Sum(station => station.Measured);
        long[] sequenceLimits = [.. Fleet.Stations.Select(station => station.NextSequence)];
        DemoJudge judge = await SettleAsync(measured, sequenceLimits);
        Keep();
        return Report(expected, measured, judge, measuredMs);
    }

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        Fleet.Dispose();
        if (ownBroker is not null)
        {
            await ownBroker.DisposeAsync();
        }

        directory.Delete(true);
    }

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

        long intoOutageMs = nowMs - DemoFleet.StartMs - outageMs;
        bool away = intoOutageMs > outageMs * 3 / 8 && intoOutageMs < outageMs * 5 / 8 && nowMs < endMs;
        if (away && Receiver.IsRunning)
        {
            await Receiver.StopAsync();
        }
        else if (!away && !Receiver.IsRunning)
        {
            await Receiver.StartAsync();
        }
    }

    /// <summary>Runs to a virtual time and rests so that the speed is kept; null for no rest.</summary>
    private async Task AdvanceAsync(long untilMs, double? speed, CancellationToken cancellation)
    {
        long wallBeforeMs = wall.ElapsedMilliseconds;
        long sliceMs = untilMs - nowMs;

        // The end of the slice, not its beginning: nothing arrives before it was measured.
        clock.MoveTo(untilMs);
        Fleet.RunUntil(untilMs);
        nowMs = untilMs;
        MaxBacklog = Math.Max(MaxBacklog, Fleet.Backlog);
        if (Receiver.IsRunning)
        {
            await FollowAsync();
        }

        Advanced?.Invoke();
        if (speed is not null)
        {
            double restMs = sliceMs / speed.Value - (wall.ElapsedMilliseconds - wallBeforeMs);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, restMs)), cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Virtual time must not outrun the receiver. What does not come within the limit (a message that a broker dropped) is not waited for again.</summary>
    private async Task FollowAsync()
    {
        long passed = Fleet.MessagesPassed;
        if (!await Receiver.WaitForAsync(passed - notAwaited, ReceiverLimit))
        {
            notAwaited = passed - Receiver.Committed;
        }
    }

    /// <summary>
    /// Runs on until everything that was measured has arrived, or has had time enough to. Whoever watched at some speed has seen what there is to see: this runs as fast as it can.
    /// </summary>
    private async Task<DemoJudge> SettleAsync(long measured, long[] sequenceLimits)
    {
        long limitMs = nowMs + LongestSettlingMs;
        long wallLimitMs = wall.ElapsedMilliseconds + (long)LeastSettling.TotalMilliseconds;
        while (true)
        {
            await AdvanceAsync(nowMs + SettlingCheckMs, null, CancellationToken.None);
            bool late = nowMs >= limitMs;
            using EvidenceReader store = EvidenceReader.Open(StorePath);
            if (CountMinutes(store, sequenceLimits) >= measured || (late && wall.ElapsedMilliseconds >= wallLimitMs))
            {
                return Judge(store, sequenceLimits);
            }

            await Task.Delay(late ? SettlingRest : TimeSpan.Zero);
        }
    }

    private long CountMinutes(EvidenceReader store, long[] sequenceLimits) => Fleet.Stations.Select((station, i) =>
        store.ReadRecords(KeyOf(station)).LongCount(record => record.Kind == RecordKinds.Minute && record.IsConfirmed && record.Sequence < sequenceLimits[i])).Sum();

    private DemoJudge Judge(EvidenceReader store, long[] sequenceLimits)
    {
        var judge = new DemoJudge();
        for (int i = 0; i < sequenceLimits.Length; i++)
        {
            judge.Judge(store.ReadRecords(KeyOf(Fleet.Stations[i])), Fleet.Stations[i], sequenceLimits[i]);
        }

        return judge;
    }

    private static StoreKey KeyOf(FleetStation station) => new(station.Identity.Number, station.Identity.Generation);

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

    private DemoReport Report(long expected, long measured, DemoJudge judge, long measuredMs)
    {
        using EvidenceReader store = EvidenceReader.Open(StorePath);
        StoreReport stored = store.Report();
        List<string> violations = [.. Fleet.Stations.SelectMany(station => station.Run.Violations)];
        if (judge.FirstUntrue is not null)
        {
            violations.Add(judge.FirstUntrue);
        }

        return new DemoReport
        {
            Expected = expected,
            Boots = Fleet.Stations.Sum(station => station.Run.Boots),
            Measured = measured,
            Delivered = judge.Delivered,
            Hours = judge.Hours,
            Events = judge.Events,
            Untrue = judge.Untrue,
            Duplicates = stored.DuplicatesStored,
            WireDuplicates = stored.WireDuplicates,
            Lost = stored.AdmittedLost,
            UnexplainedGaps = stored.Unexplained,
            SealFailures = stored.SealFailures,
            Conflicts = stored.Conflicts,
            ChainBreaks = stored.ChainBreaks,
            OutageSeconds = outageMs / 1000,
            MaxBacklog = MaxBacklog,
            Violations = violations,
            SimulatedDays = measuredMs / 86_400_000.0,
            WallSeconds = Math.Round(wall.Elapsed.TotalSeconds, 1),
        };
    }
}
