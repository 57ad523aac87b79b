using Station.Hal.Simulated.Mqtt;
using Station.Platform.Reception;
using Station.Simulator.Fleet;

namespace Station.Tool.Demo;

/// <summary>What a demonstration is made of: stations with the real firmware, a broker, the platform's receiver and whoever knows the truth, in one virtual time.</summary>
internal sealed class DemoScene : IAsyncDisposable
{
    /// <summary>A receiver that has committed nothing for so long has nothing more to commit.</summary>
    private static readonly TimeSpan ReceiverLimit = TimeSpan.FromMilliseconds(500);

    private readonly DirectoryInfo directory;
    private readonly DemoClock clock = new();
    private long notAwaited;

    private DemoScene(DemoOptions options, BrokerAddress address, EmbeddedBroker? broker, IReadOnlyList<StationStage>? stages)
    {
        Broker = broker;
        directory = Directory.CreateTempSubdirectory("station-demo-");
        StorePath = Path.Combine(directory.FullName, "store.sqlite");
        Cost = new FleetCost(options.Stations);
        Fleet = new DemoFleet(options, address, stages);
        Judge = new FleetJudge(Fleet.Stations, StorePath, DemoFleet.StartMs);
        var receiverOptions = new ReceiverOptions
        {
            Broker = address,
            Login = options.Login,
            ClientId = $"station-demo-{Environment.ProcessId}",
            ReceiptInterval = TimeSpan.Zero,
        };
        Receiver = new DemoReceiver(receiverOptions, StorePath, Fleet.Registry, clock);
    }

    public DemoFleet Fleet { get; }

    public DemoReceiver Receiver { get; }

    /// <summary>Says what is true and what is not.</summary>
    public FleetJudge Judge { get; }

    /// <summary>What the stations cost.</summary>
    public FleetCost Cost { get; }

    /// <summary>The broker of this process; null where there is a real one.</summary>
    public EmbeddedBroker? Broker { get; }

    /// <summary>The platform's store, while the scene is there.</summary>
    public string StorePath { get; }

    /// <summary>True UTC up to which all stations have been run.</summary>
    public long NowMs { get; private set; } = DemoFleet.StartMs;

    /// <summary>Most blocks of one station that waited at a time.</summary>
    public long MaxBacklog { get; private set; }

    /// <summary>Builds it, with broker and receiver at work and the stations without power.</summary>
    /// <param name="options">What it is to be.</param>
    /// <param name="stages">What surrounds each station; its profile's own world without it.</param>
    public static async Task<DemoScene> StartAsync(DemoOptions options, IReadOnlyList<StationStage>? stages = null)
    {
        EmbeddedBroker? own = options.Broker is null ? await EmbeddedBroker.StartAsync() : null;
        var scene = new DemoScene(options, options.Broker ?? own!.Address, own, stages);
        try
        {
            await scene.Receiver.StartAsync();
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }

        return scene;
    }

    /// <summary>Runs all stations to a virtual time, and gives the receiver time to follow.</summary>
    /// <param name="untilMs">True UTC.</param>
    /// <param name="lag">Messages by which the receiver may be behind.</param>
    public async Task AdvanceAsync(long untilMs, int lag)
    {
        // The end of the slice, not its beginning: nothing arrives before it was measured.
        clock.MoveTo(untilMs);
        await Fleet.RunUntilAsync(untilMs, Judge.Visit);
        NowMs = untilMs;
        MaxBacklog = Math.Max(MaxBacklog, Fleet.Backlog);
        if (Receiver.IsRunning)
        {
            await FollowAsync(lag);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        Judge.Dispose();
        Fleet.Dispose();
        if (Broker is not null)
        {
            await Broker.DisposeAsync();
        }

        directory.Delete(true);
    }

    /// <summary>Virtual time must not outrun the receiver. What does not come (a message that a broker dropped) is not waited for again.</summary>
    private async Task FollowAsync(int lag)
    {
        long passed = Fleet.MessagesPassed - lag;
        if (!await Receiver.WaitForAsync(passed - notAwaited, ReceiverLimit))
        {
            notAwaited = Math.Max(0, passed - Receiver.Committed);
        }
    }
}
