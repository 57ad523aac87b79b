using Station.Logging;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows the device log from the oldest entry to the newest, then how many warnings and errors each part of the station has had.</summary>
public sealed class LogCommand : TerminalCommand
{
    private const int ComponentColumn = 20;
    private const int TextColumn = 34;
    private const string LevelLetters = "DIWE";

    /// <summary>In the order of <see cref="LogLevel"/>.</summary>
    private static string[] Levels => new string[] { "debug", "info", "warning", "error" };

    private readonly DeviceLog log;
    private readonly LogEntry entry = new LogEntry();
    private LogLevel lowest;
    private long next;
    private int component;

    public LogCommand(DeviceLog log)
    {
        this.log = log;
    }

    public override string Name => "log";

    public override string Grammar => "[debug|info|warning|error]";

    public override TextKey Summary => TextKey.DeviceLogSummary;

    public override int WordLimit => 1;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        next = log.OldestNumber;
        component = 0;
        int level = line.WordCount == 1 ? 0 : System.Array.IndexOf(Levels, line.Word(1));
        lowest = (LogLevel)level;
        return level < 0 ? line.Refuse(Refusal.BadWord, line.Word(1)) : Refusal.None;
    }

    public override string Candidate(int word, int index) => word == 1 ? Pick(Levels, index) : null;

    public override bool WriteNext(TerminalWriter writer, long nowMs)
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
        writer.Row().Field("uptimeMs").Duration(entry.UptimeMs).Show("  ").Field("level").Text(LevelLetters.Substring((int)entry.Level, 1));
        writer.PadTo(ComponentColumn).Field("component").Text(ComponentText(entry.Component));
        writer.PadTo(TextColumn).Colour(entry.Level == LogLevel.Error ? Tone.Bad : entry.Level == LogLevel.Warning ? Tone.Doubtful : Tone.Plain);
        writer.Field("text").Text(entry.Key, entry.First, entry.Second).Colour(Tone.Plain);
        if (entry.Repeats > 0)
        {
            writer.Show("  x").Field("times").Number(entry.Repeats + 1L);
        }

        writer.NewLine();
    }

    private void WriteCounts(TerminalWriter writer, Component of)
    {
        int warnings = log.Count(of, LogLevel.Warning);
        int errors = log.Count(of, LogLevel.Error);
        if (warnings + errors > 0)
        {
            writer.Row().Field("component").Text(ComponentText(of)).PadTo(TerminalWriter.ValueColumn).Show(TextKey.Warnings).Show(" ").Field("warnings").Number(warnings);
            writer.Show("  ").Show(TextKey.Errors).Show(" ").Field("errors").Number(errors).NewLine();
        }
    }
}
