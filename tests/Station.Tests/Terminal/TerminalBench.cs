using Station.Commands;
using Station.Indicators;
using Station.Logging;
using Station.Profiles;
using Station.Settings;
using Station.Supervision;
using Station.Terminal;
using Station.Terminal.Rooms;
using Station.Tests.Supervision;
using Station.Texts;

namespace Station.Tests.Terminal;

/// <summary>A terminal with everything behind it and a person in front of it.</summary>
internal sealed class TerminalBench
{
    public const string Version = "1.2.3";

    private long nowMs;

    public TerminalBench(Language language = Language.English)
    {
        Log = new DeviceLog(Board, 8);
        Store = new SettingsStore(Board.Volume, Board.Checksum, new StationSettings(new SettingsSchema()), Log);
        Supervision = new SupervisionLoop(Board, Log);
        Catalogue = new Catalogue { Language = language };
        var parts = new TerminalParts
        {
            Catalogue = Catalogue,
            Log = Log,
            Indicators = new IndicatorTable(),
            States = States,
            Reboots = Supervision.Reboots,
            Settings = new SettingsDesk(Store, new ProfileFile(Board, Log), Catalogue, null),
            Version = Version,
        };
        var sources = new TerminalSources { Status = Sources, Sensors = Sources, Channels = Sources, Buffer = Sources, Time = Sources, Network = Sources };
        Commands = TerminalCommands.Create(parts, sources);
        var rooms = new StationRooms { Parts = parts };
        Loop = new TerminalLoop(Port, new Opener(rooms.Greeting, () => new TerminalSession(Port, Catalogue, TerminalCommands.Create(parts, sources), Store.Settings.Schema.SecretNames())));
    }

    public TestBoard Board { get; } = new();

    public TestPort Port { get; } = new();

    public TestSources Sources { get; } = new();

    public ActiveStates States { get; } = new();

    public Catalogue Catalogue { get; }

    public DeviceLog Log { get; }

    public SettingsStore Store { get; }

    public SupervisionLoop Supervision { get; }

    public ITerminalCommand[] Commands { get; }

    public TerminalLoop Loop { get; }

    private sealed class Opener(Func<byte[]> greet, Func<TerminalSession> open) : ITerminalOpener
    {
        public byte[] Greeting() => greet();

        public TerminalSession Open() => open();
    }

    /// <summary>Steps until all that was typed has been dealt with, and gives what was printed.</summary>
    public string Settle()
    {
        const int IdleMs = 20;
        for (long idleSinceMs = nowMs; nowMs - idleSinceMs < 10 * IdleMs;)
        {
            int waiting = Port.Available;
            long nextMs = Loop.Step(nowMs);
            if (waiting > 0 || nextMs - nowMs < IdleMs)
            {
                idleSinceMs = nowMs;
            }

            nowMs = nextMs;
        }

        return Port.TakePrinted();
    }

    /// <summary>Steps for so long.</summary>
    public void StepFor(long spanMs)
    {
        for (long endMs = nowMs + spanMs; nowMs < endMs;)
        {
            nowMs = Loop.Step(nowMs);
        }
    }

    /// <summary>Types a line and gives the answer without the echo and the prompt after it.</summary>
    public string Ask(string line)
    {
        Settle();
        Port.Type(line + "\r");
        string printed = Settle();
        return printed[(printed.IndexOf("\r\n", StringComparison.Ordinal) + 2)..].Replace("\r\n", "\n");
    }
}
