using System.Collections.Concurrent;
using System.Diagnostics;
using Station.Page.Contract;
using Station.Platform.Errors;

namespace Station.Tool.Demo.Live;

/// <summary>
/// A demonstration that somebody plays with: runs the stations, carries out what is asked between two slices of virtual time, when all of them stand still, and draws the pictures for the
/// page.
/// </summary>
internal sealed class LiveShow : IShow, IAsyncDisposable
{
    /// <summary>Real time between two pictures when nobody asks for anything.</summary>
    private static readonly TimeSpan PictureInterval = TimeSpan.FromMilliseconds(150);

    /// <summary>Between two that are drawn because a terminal has printed.</summary>
    private static readonly TimeSpan PrintInterval = TimeSpan.FromMilliseconds(40);

    private readonly DemoScene scene;
    private readonly IReadOnlyList<LiveStation> stations;
    private readonly PlatformView platform;
    private readonly LivePace pace;
    private readonly ConcurrentQueue<(ShowRequest Request, TaskCompletionSource<ShowAnswer> Answer)> requests = new();
    private readonly SemaphoreSlim asked = new(0);
    private readonly Stopwatch sincePicture = Stopwatch.StartNew();
    private volatile ShowPicture? picture;
    private bool isBrokerOn = true;
    private bool hasPrinted;

    private LiveShow(DemoOptions options, DemoScene scene, IReadOnlyList<PlayedSensors> played)
    {
        this.scene = scene;
        stations = [.. scene.Fleet.Stations.Select((station, i) => new LiveStation(station, played[i]))];
        platform = new PlatformView(scene, stations);
        pace = new LivePace(options.Speed);
        Plan = new ShowPlan
        {
            Version = Product.Version,
            HasOwnBroker = scene.Broker is not null,
            Stations = [.. stations.Select(station => station.Plan())],
        };
        picture = Draw();
    }

    /// <inheritdoc/>
    public ShowPlan Plan { get; }

    /// <inheritdoc/>
    public ShowPicture Picture => picture!;

    /// <summary>Whether every law has held so far.</summary>
    public bool EveryLawHeld => platform.Verdict().Holds;

    /// <summary>Builds the stations and all that they need, without power.</summary>
    public static async Task<LiveShow> StartAsync(DemoOptions options)
    {
        PlayedSensors[] played = [.. Enumerable.Range(1, options.Stations).Select(number =>
            new PlayedSensors(options.ProfileText, DemoFleet.SeedOf(options, (uint)number)))];
        DemoScene scene = await DemoScene.StartAsync(options, [.. played.Select(one => one.Stage)]);
        return new LiveShow(options, scene, played);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ChartPoint> PointsAfter(int station, long after) => stations[station - 1].History.After(after);

    /// <inheritdoc/>
    public PrintedText PrintedAfter(int station, long from) => stations[station - 1].Terminal.After(from);

    /// <inheritdoc/>
    public Task<ShowAnswer> AskAsync(ShowRequest request)
    {
        var answer = new TaskCompletionSource<ShowAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        requests.Enqueue((request, answer));
        asked.Release();
        return answer.Task;
    }

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        scene.Fleet.PowerOn();
        while (!cancellation.IsCancellationRequested)
        {
            await PassAsync();
            List<Action> answers = await AnswerAllAsync();
            if (answers.Count > 0 || sincePicture.Elapsed >= (hasPrinted ? PrintInterval : PictureInterval))
            {
                platform.Follow();
                picture = Draw();
                hasPrinted = false;
                sincePicture.Restart();
            }

            answers.ForEach(tell => tell());
            await asked.WaitAsync(pace.Rest(), cancellation).ContinueWith(_ => { }, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        platform.Dispose();
        await scene.DisposeAsync();
        asked.Dispose();
    }

    /// <summary>Lets one slice of virtual time pass.</summary>
    private async Task PassAsync()
    {
        long passing = pace.NextMs();
        if (passing > 0)
        {
            await scene.AdvanceAsync(scene.NowMs + passing, stations.Count);
        }

        foreach (LiveStation station in stations)
        {
            hasPrinted |= station.Terminal.Exchange();
        }
    }

    /// <summary>Carries out what was asked; the answers are to be given once the picture shows it.</summary>
    private async Task<List<Action>> AnswerAllAsync()
    {
        var answers = new List<Action>();
        while (requests.TryDequeue(out (ShowRequest Request, TaskCompletionSource<ShowAnswer> Answer) next))
        {
            ShowAnswer answer = await CarryOutAsync(next.Request);
            answers.Add(() => next.Answer.SetResult(answer));
        }

        return answers;
    }

    private async Task<ShowAnswer> CarryOutAsync(ShowRequest request)
    {
        switch (request)
        {
            case SetSpeed speed:
                return SetSpeed(speed.Speed);
            case SetBroker broker:
                return await SetBrokerAsync(broker.On);
            case SetPower power:
                return With(power.Station, station => station.SetPower(power.On));
            case SetUplink uplink:
                return With(uplink.Station, station => station.SetUplink(uplink.Way));
            case SetTrouble trouble:
                return With(trouble.Station, station => station.SetTrouble(trouble.Sensor, trouble.Trouble));
            case MoveWorld move:
                return With(move.Station, station => station.SetWorld(move.Quantity, move.Value));
            case ReleaseWorld release:
                return With(release.Station, station => station.SetWorld(release.Quantity, null));
            case TypeKeys keys when pace.Speed == 0:
                return ShowAnswer.Refused("时间已暂停，本站不会读取输入。请先让时间走起来。", "Time stands still, and nobody reads what is typed. Let time go on first.");
            case TypeKeys keys:
                return With(keys.Station, station => station.Type(keys.Text));
            default:
                throw new InvalidOperationException($"nobody carries out {request.GetType().Name}");
        }
    }

    private ShowAnswer With(int station, Func<LiveStation, ShowAnswer> work) => stations.FirstOrDefault(candidate => candidate.Number == station) is { } found
        ? work(found)
        : ShowAnswer.Refused($"没有 {station} 号站。请重新载入页面。", $"There is no station {station}. Load the page again.");

    private ShowAnswer SetSpeed(double? speed)
    {
        if (speed is < 0 or > DemoOptions.LargestSpeed or double.NaN)
        {
            return ShowAnswer.Refused("没有这样的速度。请从所列的速度中选择。", "There is no such speed. Choose one of those that are offered.");
        }

        pace.Set(speed);
        return ShowAnswer.Ok;
    }

    /// <summary>The receiver is stopped with the broker and started behind it: else its patience in real time would decide when the platform is back.</summary>
    private async Task<ShowAnswer> SetBrokerAsync(bool on)
    {
        if (scene.Broker is null)
        {
            return ShowAnswer.Refused("服务器不在本程序内，无法在此开关。", "The broker is not this program's: it cannot be switched here.");
        }

        if (on == isBrokerOn)
        {
            return ShowAnswer.Ok;
        }

        if (!on)
        {
            await scene.Receiver.StopAsync();
            await scene.Broker.StopAsync();
            isBrokerOn = false;
            return ShowAnswer.Ok;
        }

        try
        {
            await scene.Broker.RestartAsync();
            await scene.Receiver.StartAsync();
            isBrokerOn = true;
            return ShowAnswer.Ok;
        }
        catch (Exception error) when (error is System.Net.Sockets.SocketException or PlatformException)
        {
            return ShowAnswer.Refused($"服务器无法启动：{error.Message} 请再试一次。", $"The broker did not start: {error.Message} Try again.");
        }
    }

    private ShowPicture Draw() => new()
    {
        Version = (picture?.Version ?? 0) + 1,
        UtcMs = scene.NowMs,
        ElapsedMs = scene.NowMs - DemoFleet.StartMs,
        Speed = pace.Speed,
        HeldSpeed = Math.Round(pace.Held, 1),
        IsBrokerOn = isBrokerOn,
        Verdict = platform.Verdict(),
        Stations = [.. stations.Select(station => station.Look())],
    };
}
