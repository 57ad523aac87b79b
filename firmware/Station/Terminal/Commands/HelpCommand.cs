using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Lists the commands.</summary>
public sealed class HelpCommand : TerminalCommand
{
    private const int SummaryColumn = 52;

    private readonly TerminalCommand[] commands;

    /// <param name="commands">All commands; may be completed after this one was made, since it is one of them.</param>
    public HelpCommand(TerminalCommand[] commands)
    {
        this.commands = commands;
    }

    public override string Name => "help";

    public override TextKey Summary => TextKey.HelpSummary;

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (NextLine == commands.Length)
        {
            writer.Show(TextKey.HelpGrammar).NewLine();
            return false;
        }

        TerminalCommand command = commands[NextLine++];
        writer.Row().Show("  ").Field("command").Text(command.Name);
        if (command.Grammar.Length > 0)
        {
            writer.Show(" ").Field("grammar").Text(command.Grammar);
        }

        writer.PadTo(SummaryColumn).Field("summary").Text(command.Summary).NewLine();
        return true;
    }
}
