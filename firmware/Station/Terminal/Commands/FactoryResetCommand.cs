using Station.Supervision;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Has everything of this station taken off its flash at the next start, which comes at once: settings, keys, certificates, profile and all data.</summary>
public sealed class FactoryResetCommand : TerminalCommand
{
    private readonly RebootPlanner reboots;

    public FactoryResetCommand(RebootPlanner reboots)
    {
        this.reboots = reboots;
    }

    public override string Name => "factory-reset";

    public override string Grammar => "[--yes]";

    public override TextKey Summary => TextKey.FactoryResetSummary;

    public override TextKey Question => TextKey.FactoryResetQuestion;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        reboots.RequestReset(nowMs);
        return Refusal.None;
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        writer.Show(TextKey.FactoryResetBegins).NewLine();
        return false;
    }
}
