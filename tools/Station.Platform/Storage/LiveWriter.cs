using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>Puts live copies into the store; their records are provisional until a block brings them.</summary>
internal sealed class LiveWriter(StoreDatabase database, RecordWriter records) : IDisposable
{
    private readonly PreparedStatement insert = database.Prepare(
        """
        INSERT INTO live VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET
            arrivals = arrivals + excluded.arrivals,
            first_received_ms = min(first_received_ms, excluded.first_received_ms)
        RETURNING arrivals
        """);

    public FactOutcome Write(StoreKey key, LiveRecord live, Arrival arrival)
    {
        var timeKnown = live.UtcMs != 0;
        var seen = insert.Bind(key.Station).Bind(key.Generation).Bind(live.Sequence).BindBlob(arrival.Tag)
            .Bind(live.NextBlock).Bind(timeKnown ? live.UtcMs : null).Bind(timeKnown ? live.UncertaintyMs : null)
            .Bind(1).Bind(arrival.ReceivedMs).RunForNumber();
        return seen == 1 ? new FactOutcome(false, 1, records.Write(key, live)) : FactOutcome.Duplicate;
    }

    public void Dispose() => insert.Dispose();
}
