using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Lists the commands.</summary>
public sealed class HelpCommand : ITerminalCommand
{
    private const int SummaryColumn = 52;

    private readonly ITerminalCommand[] commands;
    private int next;

    /// <param name="commands">All commands; may be completed after this one was made, since it is one of them.</param>
    public HelpCommand(ITerminalCommand[] commands)
    {
        this.commands = commands;
    }

    public string Name => "help";

    public string Grammar => "";

    public TextKey Summary => TextKey.HelpSummary;

    public TextKey Question => TextKey.Nothing;

    public int WordLimit => 0;

    public Refusal Begin(CommandLine line, long nowMs)
    {
        next = 0;
        return Refusal.None;
    }

    public bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (next == commands.Length)
        {
            writer.Text(TextKey.HelpGrammar).NewLine();
            return false;
        }

        ITerminalCommand command = commands[next++];
        writer.Text("  ").Text(command.Name);
        if (command.Grammar.Length > 0)
        {
            writer.Text(" ").Text(command.Grammar);
        }

        writer.PadTo(SummaryColumn).Text(command.Summary).NewLine();
        return true;
    }
}
