using Station.Logging;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows the device log from the oldest entry to the newest, then how many warnings and errors each part of the station has had.</summary>
public sealed class LogCommand : ITerminalCommand
{
    private const int ComponentColumn = 20;
    private const int TextColumn = 34;
    private const string LevelLetters = "DIWE";

    private readonly DeviceLog log;
    private readonly LogEntry entry = new LogEntry();
    private LogLevel lowest;
    private long next;
    private int component;

    public LogCommand(DeviceLog log)
    {
        this.log = log;
    }

    public string Name => "log";

    public string Grammar => "[debug|info|warning|error]";

    public TextKey Summary => TextKey.DeviceLogSummary;

    public TextKey Question => TextKey.Nothing;

    public int WordLimit => 1;

    public Refusal Begin(CommandLine line, long nowMs)
    {
        next = log.OldestNumber;
        component = 0;
        switch (line.Word(1))
        {
            case "":
            case "debug":
                lowest = LogLevel.Debug;
                return Refusal.None;
            case "info":
                lowest = LogLevel.Info;
                return Refusal.None;
            case "warning":
                lowest = LogLevel.Warning;
                return Refusal.None;
            case "error":
                lowest = LogLevel.Error;
                return Refusal.None;
            default:
                return line.Refuse(Refusal.BadWord, line.Word(1));
        }
    }

    public bool WriteNext(TerminalWriter writer, long nowMs)
    {
        // Entries that were overwritten since the command began are passed over.
        next = next < log.OldestNumber ? log.OldestNumber : next;
        if (log.TryRead(next, entry))
        {
            next++;
            if (entry.Level >= lowest)
            {
                WriteEntry(writer);
            }

            return true;
        }

        if (component > (int)Component.Terminal)
        {
            return false;
        }

        WriteCounts(writer, (Component)component++);
        return true;
    }

    private static TextKey ComponentText(Component component) => component switch
    {
        Component.Sensors => TextKey.ComponentSensors,
        Component.Journal => TextKey.ComponentJournal,
        Component.Uplink => TextKey.ComponentUplink,
        Component.Network => TextKey.ComponentNetwork,
        Component.Time => TextKey.ComponentTime,
        Component.Settings => TextKey.ComponentSettings,
        Component.Supervision => TextKey.ComponentSupervision,
        Component.Terminal => TextKey.ComponentTerminal,
        _ => TextKey.Station,
    };

    private void WriteEntry(TerminalWriter writer)
    {
        writer.Duration(entry.UptimeMs).Text("  ").Text(LevelLetters.Substring((int)entry.Level, 1));
        writer.PadTo(ComponentColumn).Text(ComponentText(entry.Component));
        writer.PadTo(TextColumn).Text(entry.Key, entry.First, entry.Second);
        if (entry.Repeats > 0)
        {
            writer.Text("  x").Number(entry.Repeats + 1L);
        }

        writer.NewLine();
    }

    private void WriteCounts(TerminalWriter writer, Component of)
    {
        int warnings = log.Count(of, LogLevel.Warning);
        int errors = log.Count(of, LogLevel.Error);
        if (warnings + errors > 0)
        {
            writer.Label(ComponentText(of)).Text(TextKey.Warnings).Text(" ").Number(warnings);
            writer.Text("  ").Text(TextKey.Errors).Text(" ").Number(errors).NewLine();
        }
    }
}
