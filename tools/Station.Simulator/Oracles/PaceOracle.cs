using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Laws 8 and 9 as the broker sees them: connections are not stormed for, and a backlog goes out at its pace. What a library sends again by itself is not counted.</summary>
public sealed class PaceOracle : Oracle
{
    /// <summary>Attempts of one boot in <see cref="ConnectionsMs"/>. Waits of 5 s that double come to eight; a connection that has lasted for two minutes begins them anew, and so do changed settings.</summary>
    private const int MostConnections = 30;

    private const long ConnectionsMs = 600_000;

    /// <summary>Blocks in <see cref="BlocksMs"/>: one a second, and some that a machine that stood still has to send.</summary>
    private const int MostBlocks = 15;

    private const long BlocksMs = 10_000;

    private readonly Queue<long> connections = [];
    private readonly Queue<long> blocks = [];
    private int boot;

    public PaceOracle(World world)
        : base(world)
    {
        world.Station.Uplink.Connecting += Connect;
        world.Station.Uplink.Publishing += Publish;
    }

    private void Connect(long atMs)
    {
        if (World.Run.Boots != boot)
        {
            boot = World.Run.Boots;
            connections.Clear();
        }

        if (Count(connections, atMs, ConnectionsMs) > MostConnections)
        {
            Note("pace", $"{connections.Count} attempts to connect within {ConnectionsMs / 60_000} min of boot {boot}, {MostConnections} are the bound");
        }
    }

    private void Publish(string topic, long atMs)
    {
        if (topic.EndsWith("/block", StringComparison.Ordinal) && Count(blocks, atMs, BlocksMs) > MostBlocks)
        {
            Note("pace", $"{blocks.Count} blocks within {BlocksMs / 1_000} s, {MostBlocks} are the bound");
        }
    }

    /// <summary>Those up to now that are not older than so much.</summary>
    private static int Count(Queue<long> times, long atMs, long withinMs)
    {
        times.Enqueue(atMs);
        while (times.Peek() <= atMs - withinMs)
        {
            times.Dequeue();
        }

        return times.Count;
    }
}
