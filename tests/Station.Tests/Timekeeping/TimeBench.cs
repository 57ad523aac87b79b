using Station.Aggregation;
using Station.Bytes;
using Station.Hal.Simulated;
using Station.Tests.Board;
using Station.Timekeeping;

namespace Station.Tests.Timekeeping;

/// <summary>A time keeper on a board with network, three time servers, and a journal's door that can be shut.</summary>
internal sealed class TimeBench : IEventSink
{
    public TimeBench(int servers = 3)
    {
        string[] names = ["a", "b", "c"];
        for (int i = 0; i < servers; i++)
        {
            Servers.Add(new SimulatedTimeServer());
            Session.Board.Udp.Hosts[names[i]] = Servers[i];
        }

        for (int i = servers; i < names.Length; i++)
        {
            names[i] = string.Empty;
        }

        VirtualBoard board = Session.Board;
        Floor = new ClockFloor(board.Files, board.Checksum);
        Time = new TimeKeeper(
            new SntpClient(board.Datagrams, board.Random, names, Product.ReleaseUtcMs), this, board.Network, board.Control, board.Random, Floor, null!);
    }

    public SessionBench Session { get; } = new();

    public List<SimulatedTimeServer> Servers { get; } = [];

    public TimeKeeper Time { get; }

    public ClockFloor Floor { get; }

    public bool RefusesEvents { get; set; }

    /// <summary>Uptimes of the anchors that were put on record.</summary>
    public List<long> Anchors { get; } = [];

    public long UptimeMs => Session.Board.Clock.UptimeMs;

    /// <summary>Error of the keeper's UTC at this moment.</summary>
    public long ErrorMs => Time.UtcAtMs(UptimeMs) - Session.Time.NowMs;

    /// <summary>Lets the keeper work for so long, as the firmware does.</summary>
    public void RunFor(long ms)
    {
        long endMs = Session.Time.NowMs + ms;
        while (Session.Time.NowMs < endMs)
        {
            long nextMs = Time.Step(UptimeMs);
            Session.Pass(Math.Clamp(nextMs - UptimeMs, 1, endMs - Session.Time.NowMs));
        }
    }

    public bool AcceptEvent(EventType type, long uptimeMs, ByteWriter body)
    {
        Assert.Equal(EventType.ClockAnchor, type);
        if (!RefusesEvents)
        {
            Anchors.Add(uptimeMs);
        }

        return !RefusesEvents;
    }
}
