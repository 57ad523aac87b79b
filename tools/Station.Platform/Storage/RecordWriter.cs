using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>Puts records where their identity and content say, from blocks and live copies alike.</summary>
internal sealed class RecordWriter(StoreDatabase database) : IDisposable
{
    private const int FromLive = 1;
    private const int FromBlock = 2;

    private readonly RecordContent content = new();

    private readonly PreparedStatement insert = database.Prepare(
        """
        INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET
            sources = sources | excluded.sources,
            kind = max(kind, excluded.kind),
            block = min(ifnull(block, excluded.block), ifnull(excluded.block, block))
        """);

    private readonly PreparedStatement findConflicts = database.Prepare(
        """
        INSERT INTO conflict
        SELECT station, generation, 'record', sequence FROM record
        WHERE station = ? AND generation = ? AND sequence BETWEEN ? AND ?
        GROUP BY sequence HAVING count(*) > 1
        ON CONFLICT DO NOTHING
        """);

    /// <summary>Stores the records of a period block and returns how many conflicts they brought to light.</summary>
    public int Write(StoreKey key, PeriodBlock block)
    {
        var header = block.Header;
        for (var record = 0; record < block.Count; record++)
        {
            content.Take(block, record);
            BindHead(key, block.Sequence(record), FromBlock, header.Kind, header.Block);
            BindPeriod(header.Boot, header.BootNonce, header.Context);
            insert.Run();
        }

        return FindConflicts(key, header.FirstSequence, block.Sequence(block.Count - 1));
    }

    public int Write(StoreKey key, LiveRecord live)
    {
        content.Take(live);
        BindHead(key, live.Sequence, FromLive, MessageKind.None, null);
        BindPeriod(live.Boot, live.BootNonce, live.Context);
        insert.Run();
        return FindConflicts(key, live.Sequence, live.Sequence);
    }

    /// <summary>Stores one event and returns its variant, under which its details go.</summary>
    public long Write(StoreKey key, BlockHeader header, EventRecord record)
    {
        content.Take(header, record);
        BindHead(key, record.Sequence, FromBlock, header.Kind, header.Block);
        BindTimes(header.Boot, header.BootNonce, header.Context);
        insert.BindNull().BindNull().Bind(record.Type).BindBlob(record.Body).Run();
        return content.Variant;
    }

    public int FindConflicts(StoreKey key, long firstSequence, long lastSequence) =>
        findConflicts.Bind(key.Station).Bind(key.Generation).Bind(firstSequence).Bind(lastSequence).Run();

    public void Dispose()
    {
        insert.Dispose();
        findConflicts.Dispose();
    }

    private void BindHead(StoreKey key, long sequence, int source, MessageKind kind, long? block) =>
        insert.Bind(key.Station).Bind(key.Generation).Bind(sequence).Bind(content.Variant)
            .Bind(source).Bind((long)kind & 0xF).Bind(block);

    private void BindTimes(long boot, uint bootNonce, long context) =>
        insert.Bind(boot).Bind(bootNonce).Bind(context)
            .Bind(content.StartMs).Bind(content.LengthMs).Bind(content.PeriodSeconds).Bind(content.ValidSeconds);

    private void BindPeriod(long boot, uint bootNonce, long context)
    {
        BindTimes(boot, bootNonce, context);
        if (content.Quality.IsEmpty)
        {
            insert.BindNull();
        }
        else
        {
            insert.BindText(content.Quality);
        }

        insert.BindText(content.Value).BindNull().BindNull();
    }
}
