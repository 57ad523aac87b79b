using Station.Commands;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Makes a board a station: its number, generation and keys, in force at the next start. A key is never shown again, not even in a refusal.</summary>
public sealed class ProvisionCommand : TerminalCommand
{
    /// <summary>The word that calls it; behind it nothing is echoed.</summary>
    public const string Word = "provision";

    private readonly ProvisioningDesk desk;

    public ProvisionCommand(ProvisioningDesk desk)
    {
        this.desk = desk;
    }

    public override string Name => Word;

    public override string Grammar => "STATION GENERATION CHAIN-KEY COMMAND-KEY";

    public override TextKey Summary => TextKey.ProvisionSummary;

    public override int WordLimit => 4;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        Refusal refusal = desk.Provision(line.Word(1), line.Word(2), line.Word(3), line.Word(4));
        return refusal == Refusal.None ? refusal : line.Refuse(refusal, "");
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        writer.Row().Field("atStart").Flag(true).Show(TextKey.SettingsAfterStart).NewLine();
        return false;
    }
}
