using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>Keeps the furthest that a station has been seen to come; a maximum does not mind the order of arrival.</summary>
internal sealed class FrontierWriter(StoreDatabase database) : IDisposable
{
    private readonly PreparedStatement merge = database.Prepare(
        """
        INSERT INTO frontier VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET
            next_block = max(next_block, excluded.next_block),
            oldest_held = max(oldest_held, excluded.oldest_held),
            next_sequence = max(next_sequence, excluded.next_sequence)
        """);

    public void Write(StoreKey key, MessageContent content)
    {
        var (nextBlock, oldestHeld, nextSequence) = content.Kind switch
        {
            MessageKind.Live => (content.Live.NextBlock, 0, content.Live.Sequence + 1),
            MessageKind.Session => (content.Session.NextBlock, content.Session.OldestHeld, content.Session.NextSequence),
            MessageKind.EventBlock => AfterBlock(content.EventBlock.Header, content.EventBlock.Records[^1].Sequence),
            _ => AfterBlock(content.PeriodBlock.Header, content.PeriodBlock.Sequence(content.PeriodBlock.Count - 1)),
        };
        merge.Bind(key.Station).Bind(key.Generation).Bind(nextBlock).Bind(oldestHeld).Bind(nextSequence).Run();
    }

    public void Dispose() => merge.Dispose();

    private static (long NextBlock, long OldestHeld, long NextSequence) AfterBlock(BlockHeader header, long lastSequence) =>
        (header.Block + 1, header.OldestHeld, lastSequence + 1);
}
