using Station.Page.Contract;
using Station.Tool.Demo;
using Station.Tool.Demo.Live;
using Station.Tool.Values;

namespace Station.Page.Tests.Shows;

/// <summary>A show that runs without a page: what a test asks of it, and the pictures that it draws.</summary>
internal sealed class RunningShow : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource ending = new();
    private readonly LiveShow show;
    private readonly Task running;

    private RunningShow(LiveShow show)
    {
        this.show = show;
        running = Task.Run(() => show.RunAsync(ending.Token));
    }

    public LiveShow Show => show;

    public StationPicture Station => show.Picture.Stations[0];

    public static async Task<RunningShow> StartAsync(double? speed = 600, string profile = "reference", int stations = 1)
    {
        var options = new DemoOptions { ProfileText = ProfileFile.Read(profile), Speed = speed, Stations = stations };
        var running = new RunningShow(await LiveShow.StartAsync(options));
        await running.WaitAsync("a station that works", picture => picture.Stations.All(station => station.Lights[0].State == "Running"));
        return running;
    }

    /// <summary>Asks for something that is to be done.</summary>
    public async Task AskAsync(ShowRequest request)
    {
        ShowAnswer answer = await show.AskAsync(request);
        Assert.True(answer.Done, answer.Text?.En);
    }

    /// <summary>Asks for something that is to be refused; why it was.</summary>
    public async Task<Words> RefusalAsync(ShowRequest request)
    {
        ShowAnswer answer = await show.AskAsync(request);
        Assert.False(answer.Done);
        Assert.NotEqual(string.Empty, answer.Text!.Zh);
        return answer.Text;
    }

    /// <summary>Waits for a picture; <paramref name="what"/> names it in case that it never comes.</summary>
    public async Task<ShowPicture> WaitAsync(string what, Predicate<ShowPicture> isThere)
    {
        long deadline = Environment.TickCount64 + (long)Limit.TotalMilliseconds;
        while (true)
        {
            ShowPicture picture = show.Picture;
            if (isThere(picture))
            {
                return picture;
            }

            Assert.False(running.IsFaulted, running.Exception?.ToString());
            Assert.True(Environment.TickCount64 < deadline, $"There never was {what}.");
            await Task.Delay(BetweenLooks);
        }
    }

    /// <summary>The same about the first station.</summary>
    public async Task<StationPicture> WaitForStationAsync(string what, Predicate<StationPicture> isThere) =>
        (await WaitAsync(what, picture => isThere(picture.Stations[0]))).Stations[0];

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running;
        await show.DisposeAsync();
        ending.Dispose();
    }
}
