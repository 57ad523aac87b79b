using Station.Hal;
using Station.Indicators;
using Station.Supervision;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows who the station is, how it is doing, and what the field staff must do, the most urgent first.</summary>
public sealed class StatusCommand : ITerminalCommand
{
    private const int StationLines = 7;

    private readonly IStatusSource source;
    private readonly IndicatorTable table;
    private readonly ActiveStates states;
    private readonly string version;
    private int next;

    public StatusCommand(IStatusSource source, IndicatorTable table, ActiveStates states, string version)
    {
        this.source = source;
        this.table = table;
        this.states = states;
        this.version = version;
    }

    public string Name => "status";

    public string Grammar => "";

    public TextKey Summary => TextKey.StatusSummary;

    public TextKey Question => TextKey.Nothing;

    public int WordLimit => 0;

    public Refusal Begin(CommandLine line, long nowMs)
    {
        next = 0;
        return Refusal.None;
    }

    public bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (next < StationLines)
        {
            WriteStation(writer, nowMs);
            writer.NewLine();
            next++;
            return true;
        }

        int row = next++ - StationLines;
        if (row >= table.Count)
        {
            return false;
        }

        if (states.IsActive((StationState)row))
        {
            WriteState(table[row], writer);
        }

        return true;
    }

    private static void WriteState(IndicatorRow row, TerminalWriter writer)
    {
        writer.Label(IndicatorText(row.Indicator)).Text(row.Meaning);
        if (row.Remedy != TextKey.NothingToDo)
        {
            writer.Text(" ").Text(row.Remedy);
        }

        writer.NewLine();
    }

    private static TextKey IndicatorText(IndicatorName indicator) => indicator switch
    {
        IndicatorName.Power => TextKey.IndicatorPower,
        IndicatorName.Sensors => TextKey.IndicatorSensors,
        _ => TextKey.IndicatorUplink,
    };

    private void WriteStation(TerminalWriter writer, long nowMs)
    {
        switch (next)
        {
            case 0:
                writer.Label(TextKey.Version).Text(version);
                break;
            case 1:
                writer.Label(TextKey.Board).Text(source.BoardName);
                break;
            case 2:
                WriteIdentity(writer);
                break;
            case 3:
                writer.Label(TextKey.Site).Text(source.Site);
                break;
            case 4:
                writer.Label(TextKey.Uptime).Duration(nowMs);
                break;
            case 5:
                WriteBoot(writer);
                break;
            default:
                writer.Label(TextKey.FreeMemory).Number(source.FreeMemoryBytes).Text(" B");
                break;
        }
    }

    private void WriteIdentity(TerminalWriter writer)
    {
        writer.Label(TextKey.StationNumber);
        if (source.StationNumber == 0)
        {
            writer.Text(TextKey.NotProvisioned);
        }
        else
        {
            writer.Number(source.StationNumber).Text("  ").Text(TextKey.Generation).Text(" ").Number(source.Generation);
        }
    }

    private void WriteBoot(TerminalWriter writer)
    {
        writer.Label(TextKey.Boot).Number(source.Boot).Text("  ").Text(BootCauses.Text(source.Cause));
        if (source.CauseDetail.Length > 0)
        {
            writer.Text(" (").Text(source.CauseDetail).Text(")");
        }

        if (source.ShortBoots > 0)
        {
            writer.Text("  ").Text(TextKey.ShortBoots).Text(" ").Number(source.ShortBoots);
        }
    }
}
