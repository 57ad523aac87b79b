using System.Buffers.Binary;
using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>Puts blocks, and what they hold, into the store.</summary>
internal sealed class BlockWriter(StoreDatabase database, RecordWriter records) : IDisposable
{
    private readonly EventDetailWriter details = new(database);

    private readonly PreparedStatement insert = database.Prepare(
        """
        INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET
            arrivals = arrivals + excluded.arrivals,
            repeats = repeats + excluded.repeats,
            first_received_ms = min(first_received_ms, excluded.first_received_ms)
        RETURNING arrivals + repeats
        """);

    private readonly PreparedStatement insertBootArrival = database.Prepare(
        """
        INSERT INTO boot_arrival VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET first_received_ms = excluded.first_received_ms WHERE excluded.first_received_ms < first_received_ms
        """);

    private readonly PreparedStatement findConflict = database.Prepare(
        """
        INSERT INTO conflict
        SELECT station, generation, 'block', block FROM block
        WHERE station = ? AND generation = ? AND block = ?
        GROUP BY block HAVING count(*) > 1
        ON CONFLICT DO NOTHING
        """);

    /// <summary>Stores a period block, unless the same was there.</summary>
    public FactOutcome Write(StoreKey key, PeriodBlock block, Arrival arrival)
    {
        var header = block.Header;
        if (!InsertBlock(key, header, block.Sequence(block.Count - 1), arrival))
        {
            return FactOutcome.Duplicate;
        }

        var conflicts = FindConflict(key, header.Block) + records.Write(key, block);
        return new FactOutcome(false, header.Count, conflicts);
    }

    /// <summary>Stores an event block and what its events say, unless the same was there.</summary>
    public FactOutcome Write(StoreKey key, EventBlock block, Arrival arrival)
    {
        var header = block.Header;
        var lastSequence = block.Records[^1].Sequence;
        var isNew = InsertBlock(key, header, lastSequence, arrival);
        details.WriteArrival(key, block, arrival.ReceivedMs);
        if (!isNew)
        {
            return FactOutcome.Duplicate;
        }

        var conflicts = FindConflict(key, header.Block);
        foreach (var record in block.Records)
        {
            var variant = records.Write(key, header, record);
            conflicts += details.Write(key, header, record, variant);
        }

        conflicts += records.FindConflicts(key, header.FirstSequence, lastSequence);
        return new FactOutcome(false, header.Count, conflicts);
    }

    public void Dispose()
    {
        details.Dispose();
        insert.Dispose();
        insertBootArrival.Dispose();
        findConflict.Dispose();
    }

    /// <summary>Inserts or counts; true when the block is new.</summary>
    private bool InsertBlock(StoreKey key, BlockHeader header, long lastSequence, Arrival arrival)
    {
        Span<byte> previous = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(previous, header.Previous);
        var isRepeat = arrival.Channel == TopicChannel.Context;
        var seen = insert.Bind(key.Station).Bind(key.Generation).Bind(header.Block).BindBlob(arrival.Tag)
            .Bind((long)header.Kind & 0xF).Bind(header.Boot).Bind(header.BootNonce).Bind(header.Context)
            .Bind(header.FirstSequence).Bind(lastSequence).Bind(header.Count).Bind(header.StartMs)
            .Bind(header.OldestHeld).BindBlob(previous)
            .Bind(isRepeat ? 0 : 1).Bind(isRepeat ? 1 : 0).Bind(arrival.ReceivedMs).RunForNumber();
        insertBootArrival.Bind(key.Station).Bind(key.Generation).Bind(header.Boot).Bind(arrival.ReceivedMs).Run();
        return seen == 1;
    }

    private int FindConflict(StoreKey key, long block) =>
        findConflict.Bind(key.Station).Bind(key.Generation).Bind(block).Run();
}
