using System.Diagnostics;
using System.Security.Cryptography;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Keys;
using Station.Simulator.Fleet;
using Station.Texts;
using Station.Tool.Demo;

namespace Station.Tool.Terminals;

/// <summary>A simulated station that somebody works at: its time follows the real one, and its broker is one in virtual time that nobody reads from.</summary>
internal sealed class TerminalStation : ITerminalLine
{
    private const uint Number = 1;
    private const ulong Seed = 1;

    private readonly FleetStation station;
    private readonly double speed;
    private readonly Stopwatch wall = Stopwatch.StartNew();

    /// <param name="profileText">What it measures.</param>
    /// <param name="language">What its terminal speaks.</param>
    /// <param name="speed">Virtual seconds a real second.</param>
    public TerminalStation(string profileText, Language language, double speed)
    {
        this.speed = speed;
        var keys = new StationKeys(new RegisteredStation(Number, 0, "terminal", SHA256.HashData("terminal"u8)));
        var identity = new StationIdentity(Number, 0, keys.FirstChainKey, keys.CommandKey);
        station = new FleetStation(identity, profileText, DemoFleet.StartMs, new MemoryBrokerLink(new MemoryBroker()), Seed, language);
        station.Run.PowerOn();
    }

    /// <summary>Virtual time since the start.</summary>
    public long ElapsedMs => station.Board.Time.NowMs - DemoFleet.StartMs;

    public int Unread => station.Board.Console.Unread;

    public void Wake()
    {
        // It was just started, and greets.
    }

    public void Type(ReadOnlySpan<byte> bytes) => station.Board.Console.Type(bytes);

    /// <summary>Lets the station live up to the present first.</summary>
    public byte[] TakePrinted()
    {
        station.Run.RunUntil(DemoFleet.StartMs + (long)(wall.ElapsedMilliseconds * speed));
        return station.Board.Console.TakePrintedBytes();
    }
}
