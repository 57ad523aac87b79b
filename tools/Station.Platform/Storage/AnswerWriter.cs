using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>Puts answers to commands into the store.</summary>
internal sealed class AnswerWriter(StoreDatabase database) : IDisposable
{
    private readonly PreparedStatement insert = database.Prepare(
        """
        INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET
            arrivals = arrivals + excluded.arrivals,
            first_received_ms = min(first_received_ms, excluded.first_received_ms)
        RETURNING arrivals
        """);

    public FactOutcome Write(StoreKey key, AnswerMessage answer, Arrival arrival)
    {
        var seen = insert.Bind(key.Station).Bind(key.Generation).Bind(answer.Boot).Bind(answer.UptimeMs).BindBlob(arrival.Tag)
            .Bind(answer.BootNonce).Bind(unchecked((long)answer.Session)).Bind(answer.CommandCounter).Bind(unchecked((long)answer.CommandId))
            .Bind(answer.Outcome).BindBlob(answer.Body)
            .Bind(1).Bind(arrival.ReceivedMs).RunForNumber();
        return seen == 1 ? default : FactOutcome.Duplicate;
    }

    public void Dispose() => insert.Dispose();
}
