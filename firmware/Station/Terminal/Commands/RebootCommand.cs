using Station.Supervision;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Reboots the station, after a question unless the answer was given with the command.</summary>
public sealed class RebootCommand : TerminalCommand
{
    private readonly RebootPlanner reboots;

    public RebootCommand(RebootPlanner reboots)
    {
        this.reboots = reboots;
    }

    public override string Name => "reboot";

    public override string Grammar => "[--yes]";

    public override TextKey Summary => TextKey.RebootSummary;

    public override TextKey Question => TextKey.RebootQuestion;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        reboots.Request(BootCause.Commanded, nowMs);
        return Refusal.None;
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        writer.Show(TextKey.Rebooting).NewLine();
        return false;
    }
}
