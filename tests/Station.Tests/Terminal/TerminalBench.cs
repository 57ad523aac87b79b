using System.Text.RegularExpressions;
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
internal sealed partial class TerminalBench
{
    public const string Version = "1.2.3";

    private long nowMs;

    public TerminalBench(Language language = Language.English)
    {
        Log = new DeviceLog(Board, 8);
        Store = new SettingsStore(Board.Volume, Board.Checksum, new StationSettings(new SettingsSchema()), Log);
        Supervision = new SupervisionLoop(Board, Log);
        Catalogue = new Catalogue { Language = language };
        Lights = new IndicatorLoop(Board, new IndicatorTable(), States);
        var parts = new TerminalParts
        {
            Catalogue = Catalogue,
            Log = Log,
            Indicators = new IndicatorTable(),
            States = States,
            Reboots = Supervision.Reboots,
            Settings = new SettingsDesk(Store, new ProfileFile(Board, Log), Catalogue, null),
            Version = Version,
            Lights = Lights,
        };
        var sources = new TerminalSources
        {
            Status = Sources,
            Sensors = Sources,
            Channels = Sources,
            Buffer = Sources,
            Time = Sources,
            Network = Sources,
            Checks = Sources,
            Export = Sources,
            Provisioning = new ProvisioningDesk(Store, Board.Volume, Board.Checksum),
        };
        Commands = TerminalCommands.Create(parts, sources);
        var rooms = new StationRooms { Parts = parts };
        Loop = new TerminalLoop(Port, new Opener(rooms.Greeting, () => new TerminalSession(Port, Catalogue, TerminalCommands.Create(parts, sources), TerminalCommands.SecretWords(Store.Settings.Schema), Wireless, Sources, Version)));
    }

    public TestBoard Board { get; } = new();

    public TestPort Port { get; } = new();

    public TestSources Sources { get; } = new();

    public ActiveStates States { get; } = new();

    public TestWireless Wireless { get; } = new();

    public IndicatorLoop Lights { get; }

    public Catalogue Catalogue { get; }

    public DeviceLog Log { get; }

    public SettingsStore Store { get; }

    public SupervisionLoop Supervision { get; }

    public TerminalCommand[] Commands { get; }

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

    /// <summary>What was printed, without colours, and what a page waits with.</summary>
    public static string Plain(string printed) => Colours().Replace(printed, "");

    [GeneratedRegex("\u001b\\[[0-9]*m")]
    private static partial Regex Colours();

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
        string printed = Plain(Settle());
        for (string more = "\r\n" + Catalogue.Text(TextKey.More); printed.EndsWith(more, StringComparison.Ordinal);)
        {
            Port.Type(" ");
            printed = printed[..^(more.Length - 2)] + Plain(Settle()).Replace("\r\u001b[K", "");
        }

        return printed[(printed.IndexOf("\r\n", StringComparison.Ordinal) + 2)..].Replace("\r\n", "\n");
    }
}
