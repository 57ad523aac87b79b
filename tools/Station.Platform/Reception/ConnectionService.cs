using Station.Platform.Storage;
using Station.Platform.Wire;

namespace Station.Platform.Reception;

/// <summary>Serves one connection until it is lost: store, acknowledge, tell the stations, and then everybody else.</summary>
internal sealed class ConnectionService(
    BrokerConnection connection,
    EvidenceWriter writer,
    ReceiptSchedule schedule,
    int batchLimit,
    Action<IReadOnlyList<WriteOutcome>> committed,
    Republication? republication,
    TimeProvider clock)
{
    /// <summary>Returns when the broker has closed the connection.</summary>
    public async Task ServeAsync(CancellationToken cancellation)
    {
        var arrival = WaitForMessagesAsync(cancellation);
        while (true)
        {
            if (republication is not { HasDue: true })
            {
                await WaitAsync(arrival, schedule.UntilNext(), cancellation);
            }

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
            if (republication is not null)
            {
                await republication.PublishAsync(connection.PublishAsync, cancellation);
            }
        }
    }

    private Task<bool> WaitForMessagesAsync(CancellationToken cancellation) =>
        connection.Messages.WaitToReadAsync(cancellation).AsTask();

    /// <summary>Waits for messages or for the next receipt's time, whichever comes first.</summary>
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
        committed(outcomes);
        republication?.Take(outcomes);
        foreach (var outcome in outcomes)
        {
            // A block that came again says that the station has not heard of it: it is owed a receipt too.
            if (outcome is { Key: { } key, Judgement.Kind: not (MessageKind.Live or MessageKind.Answer) })
            {
                schedule.Owe(key);
            }
        }

        foreach (var message in batch)
        {
            await message.AcknowledgeAsync(cancellation);
        }
    }

    private async Task SendReceiptsAsync(CancellationToken cancellation)
    {
        while (schedule.TryTakeDue(out var key))
        {
            if (writer.ComposeReceipt(key) is { } receipt)
            {
                var topic = new Topic(key.Station, TopicChannel.Receipt);
                await connection.PublishAsync(topic.ToString(), receipt, cancellation);
            }
        }
    }
}
