using Station.Platform.Reception;

namespace Station.Platform.Tests;

/// <summary>A receiver at work; disposing it is a kill as far as the broker can tell: there is no farewell.</summary>
internal sealed class RunningReceiver : IAsyncDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly TaskCompletionSource connected = new();

    public RunningReceiver(Receiver receiver)
    {
        receiver.Connected += () => connected.TrySetResult();
        Running = Task.Run(() => receiver.RunAsync(cancellation.Token));
    }

    public Task Running { get; }

    public Task Connected => Task.WhenAny(connected.Task, Running).Unwrap();

    public async ValueTask DisposeAsync()
    {
        await cancellation.CancelAsync();
        await Running.ContinueWith(_ => { }, TaskScheduler.Default);
        cancellation.Dispose();
    }
}
