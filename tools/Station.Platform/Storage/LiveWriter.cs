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

    private readonly PreparedStatement insertDelay = database.Prepare(
        """
        INSERT INTO live_delay VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET
            longest_delay_ms = min(longest_delay_ms, excluded.longest_delay_ms),
            least_delay_ms = min(least_delay_ms, excluded.least_delay_ms)
        """);

    public FactOutcome Write(StoreKey key, LiveRecord live, Arrival arrival)
    {
        var timeKnown = live.UtcMs != 0;
        var seen = insert.Bind(key.Station).Bind(key.Generation).Bind(live.Sequence).BindBlob(arrival.Tag)
            .Bind(live.NextBlock).Bind(timeKnown ? live.UtcMs : null).Bind(timeKnown ? live.UncertaintyMs : null)
            .Bind(1).Bind(arrival.ReceivedMs).RunForNumber();
        if (timeKnown)
        {
            WriteDelay(key, live, arrival.ReceivedMs - live.UtcMs - live.LengthMs);
        }

        return seen == 1 ? new FactOutcome(false, 1, records.Write(key, live)) : FactOutcome.Duplicate;
    }

    public void Dispose()
    {
        insert.Dispose();
        insertDelay.Dispose();
    }

    /// <summary>The copy that was there soonest tells most of a boot: a later one may have waited anywhere.</summary>
    private void WriteDelay(StoreKey key, LiveRecord live, long delayMs) =>
        insertDelay.Bind(key.Station).Bind(key.Generation).Bind(live.Boot).Bind(live.BootNonce)
            .Bind(unchecked(delayMs + live.UncertaintyMs)).Bind(unchecked(delayMs - live.UncertaintyMs)).Run();
}
