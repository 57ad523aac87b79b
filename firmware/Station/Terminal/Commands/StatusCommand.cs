using Station.Hal;
using Station.Indicators;
using Station.Supervision;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows who the station is, how it is doing, and what the field staff must do, the most urgent first.</summary>
public sealed class StatusCommand : TerminalCommand
{
    private const int StationLines = 7;

    private readonly IStatusSource source;
    private readonly IndicatorTable table;
    private readonly ActiveStates states;
    private readonly string version;

    public StatusCommand(IStatusSource source, IndicatorTable table, ActiveStates states, string version)
    {
        this.source = source;
        this.table = table;
        this.states = states;
        this.version = version;
    }

    public override string Name => "status";

    public override TextKey Summary => TextKey.StatusSummary;

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (NextLine < StationLines)
        {
            WriteStation(writer, nowMs);
            writer.NewLine();
            NextLine++;
            return true;
        }

        int row = NextLine++ - StationLines;
        if (row >= table.Count)
        {
            return false;
        }

        if (states.IsActive((StationState)row))
        {
            StateLine.Write(writer, table[row]);
        }

        return true;
    }

    private void WriteStation(TerminalWriter writer, long nowMs)
    {
        switch (NextLine)
        {
            case 0:
                writer.Row().Label("version", TextKey.Version).Text(version);
                break;
            case 1:
                writer.Label("board", TextKey.Board).Text(source.BoardName);
                break;
            case 2:
                StateLine.WriteIdentity(writer, source);
                break;
            case 3:
                writer.Label("site", TextKey.Site).Text(source.Site);
                break;
            case 4:
                writer.Label("uptimeMs", TextKey.Uptime).Duration(nowMs);
                break;
            case 5:
                WriteBoot(writer);
                break;
            default:
                writer.Label("freeMemoryBytes", TextKey.FreeMemory).Number(source.FreeMemoryBytes).Show(" B");
                break;
        }
    }

    private void WriteBoot(TerminalWriter writer)
    {
        writer.Label("boot", TextKey.Boot).Number(source.Boot).Show("  ").Show(BootCauses.Text(source.Cause)).Field("cause").Hidden((int)source.Cause);
        if (source.CauseDetail.Length > 0)
        {
            writer.Show(" (").Field("causeDetail").Text(source.CauseDetail).Show(")");
        }

        if (source.ShortBoots > 0)
        {
            writer.Show("  ").Show(TextKey.ShortBoots).Show(" ").Field("shortBoots").Number(source.ShortBoots);
        }
    }
}
