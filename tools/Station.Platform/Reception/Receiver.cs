using Station.Platform.Commands;
using Station.Platform.Errors;
using Station.Platform.Keys;
using Station.Platform.Storage;

namespace Station.Platform.Reception;

/// <summary>
/// Takes telemetry from a broker into a store and sends the stations their receipts. The broker is acknowledged only
/// after the commit: whenever the receiver dies, everything not yet committed comes again, and what comes twice is
/// stored once.
/// </summary>
public sealed class Receiver(ReceiverOptions options, string storePath, RegistryWatch registry, TimeProvider clock)
{
    /// <summary>A receiver whose registry never changes.</summary>
    public Receiver(ReceiverOptions options, string storePath, KeyRegistry registry)
        : this(options, storePath, RegistryWatch.Fixed(registry), TimeProvider.System)
    {
    }

    /// <summary>Raised after the broker has taken the subscription.</summary>
    public event Action? Connected;

    /// <summary>Raised after each commit, before the broker is acknowledged.</summary>
    public event Action<IReadOnlyList<WriteOutcome>>? Committed;

    /// <summary>Raised when broker or store fail; the receiver goes on after a pause.</summary>
    public event Action<PlatformException>? Interrupted;

    /// <summary>Raised when a registry file was changed and is in force.</summary>
    public event Action<KeyRegistry>? RegistryTaken;

    /// <summary>Raised when a registry file was changed and cannot be used; the one before stays in force.</summary>
    public event Action<PlatformException>? RegistryKept;

    /// <summary>Raised when a station has answered to a time hint.</summary>
    public event Action<StoreKey, CommandAnswer>? TimeHinted;

    /// <summary>Receives until cancelled.</summary>
    /// <exception cref="PlatformException">The store cannot be opened, or the broker cannot be reached at the start.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // A store that is there is tried first. A new one is made once the broker has answered: a wrong address leaves nothing behind.
        EvidenceWriter? writer = File.Exists(storePath) ? OpenStore() : null;
        try
        {
            await RunAsync(() => writer ??= OpenStore(), cancellation);
        }
        finally
        {
            writer?.Dispose();
        }
    }

    private async Task RunAsync(Func<EvidenceWriter> openStore, CancellationToken cancellation)
    {
        var backOff = new BackOff(options.ShortestBackOff, options.LongestBackOff);
        using var duties = new ReceptionDuties(
            new ReceiptSchedule(options.ReceiptInterval, clock),
            options.HintTime ? new TimeHints(clock) : null,
            options.Republish is { } form ? new Republication(storePath, form) : null);
        var hasBeenConnected = false;

        // A connection alone is no success: a store that refuses must not make the broker deliver again and again.
        void OnCommitted(IReadOnlyList<WriteOutcome> outcomes)
        {
            backOff.Reset();
            Committed?.Invoke(outcomes);
        }

        var news = new ReceptionNews(
            OnCommitted, taken => RegistryTaken?.Invoke(taken), trouble => RegistryKept?.Invoke(trouble), (key, answer) => TimeHinted?.Invoke(key, answer));
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await using var connection = new BrokerConnection(options, clock);
                await connection.OpenAsync(cancellation);
                var writer = openStore();
                hasBeenConnected = true;
                Connected?.Invoke();
                var service = new ConnectionService(connection, writer, duties, registry, options.BatchLimit, news, clock);
                await service.ServeAsync(cancellation);
                Interrupted?.Invoke(ConnectionLost("the broker closed it", null));
            }
            catch (PlatformException exception) when (hasBeenConnected || (exception.IsAboutBroker && !options.RequireBrokerAtStart))
            {
                Interrupted?.Invoke(exception);
            }
            catch (Exception exception) when (BrokerConnection.IsConnectionFailure(exception))
            {
                if (!cancellation.IsCancellationRequested)
                {
                    Interrupted?.Invoke(ConnectionLost(exception.Message, exception));
                }
            }

            await PauseAsync(backOff.Next(), cancellation);
        }
    }

    private EvidenceWriter OpenStore() => EvidenceWriter.Open(storePath, registry.Current, options.StoreTimeout);

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(pause, clock, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }

    private PlatformException ConnectionLost(string reason, Exception? cause) =>
        new(ErrorToken.BrokerUnreachable, options.Broker.ToString(), $"the connection was lost ({reason})", cause);
}
