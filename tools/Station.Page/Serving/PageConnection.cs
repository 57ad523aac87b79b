using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Station.Page.Contract;

namespace Station.Page.Serving;

/// <summary>One browser that has the page open: tells it what is new, and passes on what it asks.</summary>
internal sealed class PageConnection(WebSocket socket, IShow show)
{
    /// <summary>Time between two looks for something new: what a finger on a key does not notice.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    /// <summary>Longest request; whoever sends more is not the page.</summary>
    private const int LongestRequestBytes = 16_384;

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<int, long> pointsKnown = [];
    private readonly Dictionary<int, long> printedKnown = [];
    private long pictureKnown;

    /// <summary>Runs until either side ends it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await SendAsync(new { plan = show.Plan }, both.Token);
            Task ended = await Task.WhenAny(TellAsync(both.Token), ListenAsync(both.Token));
            await both.CancelAsync();
            await ended;
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // The browser went, or the server goes.
        }
    }

    private async Task TellAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await InTurnAsync(() => TellNewsAsync(cancellation), cancellation);
            await Task.Delay(Interval, cancellation);
        }
    }

    private async Task TellNewsAsync(CancellationToken cancellation)
    {
        ShowPicture picture = show.Picture;
        if (picture.Version == pictureKnown)
        {
            return;
        }

        pictureKnown = picture.Version;
        foreach (StationPicture station in picture.Stations)
        {
            await TellPointsAsync(station.Number, cancellation);
            await TellPrintedAsync(station.Number, cancellation);
        }

        await SendAsync(new { picture }, cancellation);
    }

    private async Task TellPointsAsync(int station, CancellationToken cancellation)
    {
        IReadOnlyList<ChartPoint> points = show.PointsAfter(station, pointsKnown.GetValueOrDefault(station));
        if (points.Count > 0)
        {
            pointsKnown[station] = points.Max(point => point.Version);
            await SendAsync(new { points, station }, cancellation);
        }
    }

    private async Task TellPrintedAsync(int station, CancellationToken cancellation)
    {
        PrintedText printed = show.PrintedAfter(station, printedKnown.GetValueOrDefault(station));
        printedKnown[station] = printed.End;
        if (printed.Text.Length > 0)
        {
            await SendAsync(new { printed = printed.Text, station }, cancellation);
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        byte[] buffer = new byte[LongestRequestBytes];
        while (true)
        {
            int count = 0;
            ValueWebSocketReceiveResult received;
            do
            {
                received = await socket.ReceiveAsync(buffer.AsMemory(count), cancellation);
                count += received.Count;
            }
            while (!received.EndOfMessage && count < buffer.Length);

            if (received.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
                return;
            }

            if (!received.EndOfMessage)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, null, cancellation);
                return;
            }

            await AnswerAsync(buffer.AsMemory(0, count), cancellation);
        }
    }

    private async Task AnswerAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        (long id, ShowRequest? request) = PageJson.ReadRequest(message.Span);
        ShowAnswer answer = request is null
            ? ShowAnswer.Refused("页面发来的内容看不懂。请重新载入页面。", "What the page sent was not understood. Load the page again.")
            : await show.AskAsync(request);
        await InTurnAsync(
            async () =>
            {
                await TellNewsAsync(cancellation); // first what it has led to
                await SendAsync(new { answer, id }, cancellation);
            },
            cancellation);
    }

    /// <summary>A socket takes one message at a time.</summary>
    private async Task InTurnAsync(Func<Task> work, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await work();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task SendAsync<T>(T message, CancellationToken cancellation)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(written))
        {
            JsonSerializer.Serialize(writer, message, PageJson.Options);
        }

        await socket.SendAsync(written.WrittenMemory, WebSocketMessageType.Text, true, cancellation);
    }
}
