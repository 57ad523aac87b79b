using Station.Terminal.Sources;
using Station.Texts;
using Station.Timekeeping;

namespace Station.Terminal.Commands;

/// <summary>Shows local time, how sure the station is of it, and where it comes from.</summary>
public sealed class TimeCommand : TerminalCommand
{
    private const long TicksPerMs = 10_000;

    /// <summary>2100-01-01: behind it the calendar is not asked, whatever a time server may have said.</summary>
    private const long CalendarLimitMs = 4_102_444_800_000;

    private readonly ITimeSource source;

    public TimeCommand(ITimeSource source)
    {
        this.source = source;
    }

    public override string Name => "time";

    public override TextKey Summary => TextKey.TimeSummary;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        NextLine = source.Resolved ? 1 : 0;
        return Refusal.None;
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        switch (NextLine)
        {
            case 0:
                // Nothing can be said of a time that is not known: only the counters are left.
                writer.Row().Show(TextKey.TimeNotKnown).NewLine().Label("uptimeMs", TextKey.Uptime).Duration(nowMs);
                NextLine = 4;
                break;
            case 1:
                WriteLocalTime(writer, nowMs);
                break;
            case 2:
                writer.Label("uncertaintyMs", TextKey.Uncertainty).Number(source.UncertaintyAtMs(nowMs)).Show(" ms");
                break;
            case 3:
                writer.Label("source", TextKey.TimeSource).Token(SourceToken(source.Source), SourceText(source.Source)).Show("  ");
                writer.Field("ageMs").Duration(nowMs - source.AnchorUptimeMs).Show(" ").Show(TextKey.Ago);
                break;
            case 4:
                writer.Label("failures", TextKey.TimeFailures).Number(source.Failures);
                break;
            case 5:
                writer.Label("contradictions", TextKey.TimeContradictions).Number(source.Contradictions);
                break;
            default:
                return false;
        }

        NextLine++;
        writer.NewLine();
        return true;
    }

    private static TextKey SourceText(ClockSource source) => source switch
    {
        ClockSource.Sntp => TextKey.SourceSntp,
        ClockSource.RealTimeClock => TextKey.SourceRealTimeClock,
        _ => TextKey.SourceTimeHint,
    };

    private static string SourceToken(ClockSource source) => source switch
    {
        ClockSource.Sntp => "sntp",
        ClockSource.RealTimeClock => "clock",
        _ => "hint",
    };

    private void WriteLocalTime(TerminalWriter writer, long nowMs)
    {
        long localMs = source.UtcAtMs(nowMs) + source.UtcOffsetMin * 60_000L;
        writer.Row().Field("utcMs").Hidden(source.UtcAtMs(nowMs)).Label("localTime", TextKey.LocalTime).BeginText();
        if (localMs < 0 || localMs >= CalendarLimitMs)
        {
            writer.Number(localMs).Text(" ms").EndText();
            return;
        }

        System.DateTime local = new System.DateTime(1970, 1, 1).AddTicks(localMs * TicksPerMs);
        writer.Number(local.Year, 4).Text("-").Number(local.Month, 2).Text("-").Number(local.Day, 2);
        writer.Text(" ").Number(local.Hour, 2).Text(":").Number(local.Minute, 2).Text(":").Number(local.Second, 2);
        int offsetMin = source.UtcOffsetMin < 0 ? -source.UtcOffsetMin : source.UtcOffsetMin;
        writer.Text(source.UtcOffsetMin < 0 ? " UTC-" : " UTC+").Number(offsetMin / 60, 2).Text(":").Number(offsetMin % 60, 2).EndText();
    }
}
