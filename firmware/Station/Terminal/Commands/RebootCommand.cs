using Station.Supervision;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Reboots the station, after a question unless the answer was given with the command.</summary>
public sealed class RebootCommand : ITerminalCommand
{
    private readonly RebootPlanner reboots;

    public RebootCommand(RebootPlanner reboots)
    {
        this.reboots = reboots;
    }

    public string Name => "reboot";

    public string Grammar => "[--yes]";

    public TextKey Summary => TextKey.RebootSummary;

    public TextKey Question => TextKey.RebootQuestion;

    public int WordLimit => 0;

    public Refusal Begin(CommandLine line, long nowMs)
    {
        reboots.Request(BootCause.Commanded, nowMs);
        return Refusal.None;
    }

    public bool WriteNext(TerminalWriter writer, long nowMs)
    {
        writer.Text(TextKey.Rebooting).NewLine();
        return false;
    }
}
