using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>
/// Works out from the store what a station needs to know. How far everything is there never goes back, so that it is
/// remembered and a receipt costs no more than the blocks beyond it.
/// </summary>
internal sealed class ReceiptComposer(StoreDatabase database) : IDisposable
{
    private readonly Dictionary<StoreKey, long> upTo = [];

    /// <summary>
    /// The newest session is the one furthest in boot and uptime: arrival may come in any order. Boots that flash did not take on record have one number; of these the one counts whose first message
    /// came last.
    /// </summary>
    private readonly PreparedStatement newestSession = database.Prepare(
        """
        SELECT session FROM session
        WHERE station = ?1 AND generation = ?2 AND boot = (SELECT max(boot) FROM session WHERE station = ?1 AND generation = ?2)
        ORDER BY min(first_received_ms) OVER (PARTITION BY boot_nonce) DESC, uptime_ms DESC, tag LIMIT 1
        """);

    private readonly PreparedStatement frontier = database.Prepare(
        "SELECT next_block, oldest_held FROM frontier WHERE station = ? AND generation = ?");

    private readonly PreparedStatement blocksFrom = database.Prepare(
        "SELECT DISTINCT block FROM block WHERE station = ? AND generation = ? AND block >= ? ORDER BY block");

    public Receipt? Compose(StoreKey key)
    {
        var session = newestSession.Bind(key.Station).Bind(key.Generation).RunForNumber();
        return session is null ? null : Compose(key, unchecked((ulong)session.Value));
    }

    public void Dispose()
    {
        newestSession.Dispose();
        frontier.Dispose();
        blocksFrom.Dispose();
    }

    private Receipt Compose(StoreKey key, ulong session)
    {
        frontier.Bind(key.Station).Bind(key.Generation).Step();
        var nextBlock = frontier.Number(0);
        var oldestHeld = frontier.Number(1);
        frontier.Reset();

        var start = Math.Max(upTo.GetValueOrDefault(key), oldestHeld);
        var walk = new MissingBlocks(start);
        blocksFrom.Bind(key.Station).Bind(key.Generation).Bind(start);
        while (!walk.IsFull && blocksFrom.Step())
        {
            walk.Add(blocksFrom.Number(0));
        }

        blocksFrom.Reset();
        walk.Finish(nextBlock);
        upTo[key] = walk.UpTo;
        return new Receipt(session, walk.UpTo, walk.Ranges, walk.Tail);
    }
}
