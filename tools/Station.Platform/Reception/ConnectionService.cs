using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Wire;

namespace Station.Platform.Reception;

/// <summary>Serves one connection until it is lost: store, acknowledge, tell the stations, and then everybody else.</summary>
internal sealed class ConnectionService(
    BrokerConnection connection,
    EvidenceWriter writer,
    ReceptionDuties duties,
    RegistryWatch registry,
    int batchLimit,
    ReceptionNews news,
    TimeProvider clock)
{
    /// <summary>Returns when the broker has closed the connection.</summary>
    public async Task ServeAsync(CancellationToken cancellation)
    {
        var arrival = WaitForMessagesAsync(cancellation);
        while (true)
        {
            if (duties.Republication is not { HasDue: true })
            {
                await WaitAsync(arrival, UntilNextDuty(), cancellation);
            }

            RefreshRegistry();
            if (arrival.IsCompleted)
            {
                if (!await arrival)
                {
                    return;
                }

                await StoreAsync(TakeBatch(), cancellation);
                arrival = WaitForMessagesAsync(cancellation);
            }

            await SendReceiptsAsync(cancellation);
            await SendTimeHintsAsync(cancellation);
            if (duties.Republication is not null)
            {
                await duties.Republication.PublishAsync(connection.PublishAsync, cancellation);
            }
        }
    }

    /// <summary>Time until something is to be done even if nothing arrives; null when there is nothing.</summary>
    private TimeSpan? UntilNextDuty()
    {
        TimeSpan? registryLook = registry.IsOfFile ? RegistryWatch.LookInterval : null;
        return Sooner(Sooner(duties.Receipts.UntilNext(), duties.TimeHints?.UntilNext()), registryLook);
    }

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;

    /// <summary>Between batches: what arrives after a change is judged by it.</summary>
    private void RefreshRegistry()
    {
        if (registry.TakeChange(out var trouble) is { } taken)
        {
            writer.Use(taken);
            news.RegistryTaken(taken);
        }
        else if (trouble is not null)
        {
            news.RegistryKept(trouble);
        }
    }

    private Task<bool> WaitForMessagesAsync(CancellationToken cancellation) =>
        connection.Messages.WaitToReadAsync(cancellation).AsTask();

    /// <summary>Waits for messages or for the time of the next duty, whichever comes first.</summary>
    private async Task WaitAsync(Task arrival, TimeSpan? limit, CancellationToken cancellation)
    {
        if (limit is null)
        {
            await arrival;
        }
        else if (!arrival.IsCompleted)
        {
            await Task.WhenAny(arrival, Task.Delay(limit.Value, clock, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// All that is there, up to the limit. Nothing waits for a batch to fill: while one is committed the next gathers,
    /// so that batches grow with the load and a lone message is stored at once.
    /// </summary>
    private List<ReceivedMessage> TakeBatch()
    {
        var batch = new List<ReceivedMessage>();
        while (batch.Count < batchLimit && connection.Messages.TryRead(out var message))
        {
            batch.Add(message);
        }

        return batch;
    }

    private async Task StoreAsync(List<ReceivedMessage> batch, CancellationToken cancellation)
    {
        var outcomes = writer.Write([.. batch.Select(message => message.Raw)]);
        news.Committed(outcomes);
        duties.Republication?.Take(outcomes);
        for (var index = 0; index < outcomes.Count; index++)
        {
            var outcome = outcomes[index];
            if (duties.TimeHints?.Take(batch[index].Raw, outcome, registry.Current) is { } answer)
            {
                news.TimeHinted(outcome.Key!.Value, answer);
            }

            // A block that came again says that the station has not heard of it: it is owed a receipt too.
            if (outcome is { Key: { } key, Judgement.Kind: not (MessageKind.Live or MessageKind.Answer) })
            {
                duties.Receipts.Owe(key);
            }
        }

        foreach (var message in batch)
        {
            await message.AcknowledgeAsync(cancellation);
        }
    }

    private async Task SendReceiptsAsync(CancellationToken cancellation)
    {
        while (duties.Receipts.TryTakeDue(out var key))
        {
            if (writer.ComposeReceipt(key) is { } receipt)
            {
                var topic = new Topic(key.Station, TopicChannel.Receipt);
                await connection.PublishAsync(topic.ToString(), receipt, cancellation);
            }
        }
    }

    private async Task SendTimeHintsAsync(CancellationToken cancellation)
    {
        foreach (var (topic, message) in duties.TimeHints?.TakeDue() ?? [])
        {
            await connection.PublishAsync(topic, message, cancellation);
        }
    }
}
