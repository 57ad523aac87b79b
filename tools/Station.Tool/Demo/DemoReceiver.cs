using Station.Platform.Errors;
using Station.Platform.Keys;
using Station.Platform.Reception;
using Station.Platform.Storage;

namespace Station.Tool.Demo;

/// <summary>The platform's receiver as the demonstration runs it: it can be stopped and started, and says how far it has come.</summary>
internal sealed class DemoReceiver : IAsyncDisposable
{
    private readonly ReceiverOptions options;
    private readonly string storePath;
    private readonly KeyRegistry registry;
    private readonly TimeProvider clock;
    private CancellationTokenSource? stopping;
    private Task running = Task.CompletedTask;
    private long committed;

    public DemoReceiver(ReceiverOptions options, string storePath, KeyRegistry registry, TimeProvider clock)
    {
        this.options = options;
        this.storePath = storePath;
        this.registry = registry;
        this.clock = clock;
    }

    /// <summary>Messages committed so far.</summary>
    public long Committed => Interlocked.Read(ref committed);

    public bool IsRunning => stopping is not null;

    /// <summary>Runs when messages are committed, on the receiver's thread.</summary>
    public event Action<IReadOnlyList<WriteOutcome>>? Stored;

    /// <summary>Starts it and returns once it is connected.</summary>
    /// <exception cref="PlatformException">The broker or the store cannot be used.</exception>
    public async Task StartAsync()
    {
        var connected = new TaskCompletionSource();
        stopping = new CancellationTokenSource();
        var receiver = new Receiver(options, storePath, RegistryWatch.Fixed(registry), clock);
        receiver.Connected += () => connected.TrySetResult();
        receiver.Committed += outcomes =>
        {
            Stored?.Invoke(outcomes);
            Interlocked.Add(ref committed, outcomes.Count);
        };
        running = Task.Run(() => receiver.RunAsync(stopping.Token));
        await await Task.WhenAny(connected.Task, running);
    }

    public async Task StopAsync()
    {
        if (stopping is null)
        {
            return;
        }

        await stopping.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // This is how it ends when it is told to.
        }

        stopping.Dispose();
        stopping = null;
    }

    /// <summary>Waits until so many messages are committed; false when nothing was for so long.</summary>
    public async Task<bool> WaitForAsync(long messages, TimeSpan limit)
    {
        long before = Committed;
        long deadline = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (Committed < messages)
        {
            if (Committed > before)
            {
                before = Committed;
                deadline = Environment.TickCount64 + (long)limit.TotalMilliseconds;
            }
            else if (Environment.TickCount64 >= deadline)
            {
                return false;
            }

            await Task.Delay(1);
        }

        return true;
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
