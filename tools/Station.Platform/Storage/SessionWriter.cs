using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>Puts session messages into the store.</summary>
internal sealed class SessionWriter(StoreDatabase database) : IDisposable
{
    private readonly PreparedStatement insert = database.Prepare(
        """
        INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET
            arrivals = arrivals + excluded.arrivals,
            first_received_ms = min(first_received_ms, excluded.first_received_ms)
        RETURNING arrivals
        """);

    public FactOutcome Write(StoreKey key, SessionMessage session, Arrival arrival)
    {
        var seen = insert.Bind(key.Station).Bind(key.Generation).Bind(session.Boot).Bind(session.UptimeMs).BindBlob(arrival.Tag)
            .Bind(session.BootNonce).Bind(unchecked((long)session.Session)).Bind(session.CommandCounter)
            .Bind(session.NextBlock).Bind(session.OldestHeld).Bind(session.NextSequence).Bind(session.FirmwareVersion)
            .Bind(1).Bind(arrival.ReceivedMs).RunForNumber();
        return seen == 1 ? default : FactOutcome.Duplicate;
    }

    public void Dispose() => insert.Dispose();
}
