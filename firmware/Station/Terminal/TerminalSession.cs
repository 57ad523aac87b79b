using Station.Hal;
using Station.Texts;

namespace Station.Terminal;

/// <summary>
/// A person at the service terminal: takes a line, carries out its command, and sends what it has to say in portions. While a command speaks, what is typed waits in the port.
/// </summary>
public sealed class TerminalSession
{
    /// <summary>What asks for a line.</summary>
    public const string Prompt = "> ";

    /// <summary>Wait between two portions.</summary>
    public const int SendIntervalMs = 10;

    /// <summary>Wait between two looks at the port while somebody types.</summary>
    private const int BusyIntervalMs = 20;

    private const int BusyForMs = 60_000;

    /// <summary>Bytes taken in one step; their echo fits the writer several times over.</summary>
    private const int InputBytes = 32;

    private readonly IBytePort port;
    private readonly ITerminalCommand[] commands;
    private readonly TerminalWriter writer;
    private readonly LineEditor editor;
    private readonly CommandLine line = new CommandLine();
    private readonly CommandLine answer = new CommandLine();
    private readonly byte[] input = new byte[InputBytes];
    private int inputCount;
    private int inputNext;
    private ITerminalCommand running;
    private ITerminalCommand asking;
    private long busyUntilMs;

    /// <param name="port">The terminal's line.</param>
    /// <param name="catalogue">The texts, and the language in force.</param>
    /// <param name="commands">What can be typed, help among it.</param>
    /// <param name="secretWords">Words behind which nothing is echoed as it is typed, and nothing shown again.</param>
    public TerminalSession(IBytePort port, Catalogue catalogue, ITerminalCommand[] commands, string[] secretWords)
    {
        this.port = port;
        this.commands = commands;
        writer = new TerminalWriter(catalogue);
        editor = new LineEditor(writer, secretWords);
    }

    /// <summary>Lines that were carried out or refused.</summary>
    public int Lines { get; private set; }

    /// <summary>All is said, no line is begun and no question open, and nobody has typed for a while: what is typed next needs nothing that this one knows.</summary>
    public bool IsOver(long nowMs) =>
        writer.Pending == 0 && running == null && asking == null && editor.Count == 0 && inputNext == inputCount && nowMs >= busyUntilMs;

    /// <summary>Sends or takes a portion; returns when to be called next.</summary>
    public long Step(long nowMs)
    {
        if (writer.Pending == 0)
        {
            Work(nowMs);
        }

        writer.Send(port);
        if (writer.Pending > 0 || running != null)
        {
            return nowMs + SendIntervalMs;
        }

        return nowMs + BusyIntervalMs;
    }

    private void Work(long nowMs)
    {
        if (running != null)
        {
            if (!running.WriteNext(writer, nowMs))
            {
                running = null;
                WritePrompt();
            }

            return;
        }

        if (inputNext == inputCount)
        {
            inputNext = 0;
            inputCount = port.Read(input, 0, InputBytes);
        }

        while (inputNext < inputCount)
        {
            busyUntilMs = nowMs + BusyForMs;
            if (editor.Take(input[inputNext++]))
            {
                Lines++;
                TakeLine(nowMs);
                editor.Clear();
                return;
            }
        }
    }

    private void TakeLine(long nowMs)
    {
        ITerminalCommand asked = asking;
        asking = null;
        CommandLine taken = asked == null ? line : answer;
        Refusal refusal = editor.TooLong ? taken.Refuse(Refusal.LineTooLong, "") : taken.Parse(editor.Line, editor.Count);
        if (refusal != Refusal.None)
        {
            Refuse(refusal, taken.Subject);
        }
        else if (asked != null)
        {
            TakeAnswer(asked, nowMs);
        }
        else if (line.WordCount + line.OptionCount == 0)
        {
            WritePrompt();
        }
        else
        {
            TakeCommand(nowMs);
        }
    }

    private void TakeCommand(long nowMs)
    {
        ITerminalCommand command = Find(line.Word(0).ToLower());
        if (command == null)
        {
            Refuse(Refusal.UnknownCommand, line.Word(0));
            return;
        }

        Refusal refusal = CheckParts(command);
        if (refusal != Refusal.None)
        {
            Refuse(refusal, line.Subject);
        }
        else if (command.Question != TextKey.Nothing && !line.HasOption("yes"))
        {
            asking = command;
            writer.Text(command.Question).Text(" (yes/no) ");
        }
        else
        {
            Begin(command, nowMs);
        }
    }

    /// <summary>There is one option so far: the answer to a question, given ahead.</summary>
    private Refusal CheckParts(ITerminalCommand command)
    {
        for (int i = 0; i < line.OptionCount; i++)
        {
            if (line.Option(i) != "yes" || command.Question == TextKey.Nothing)
            {
                return line.Refuse(Refusal.UnknownOption, line.Option(i));
            }
        }

        int limit = command.WordLimit + 1;
        return line.WordCount > limit ? line.Refuse(Refusal.TooManyWords, line.Word(limit)) : Refusal.None;
    }

    private void TakeAnswer(ITerminalCommand asked, long nowMs)
    {
        if (answer.WordCount == 1 && answer.OptionCount == 0 && answer.Word(0).ToLower() == "yes")
        {
            Begin(asked, nowMs);
        }
        else
        {
            Refuse(Refusal.NotConfirmed, asked.Name);
        }
    }

    private void Begin(ITerminalCommand command, long nowMs)
    {
        Refusal refusal = command.Begin(line, nowMs);
        if (refusal != Refusal.None)
        {
            Refuse(refusal, line.Subject);
        }
        else
        {
            running = command;
        }
    }

    private void Refuse(Refusal refusal, string subject)
    {
        writer.Text(Refusals.Token(refusal)).Text(": ");
        if (subject.Length > 0 && !editor.IsHiding)
        {
            writer.Text(subject).Text(": ");
        }

        writer.Text(Refusals.What(refusal)).Text(" ").Text(Refusals.Remedy(refusal)).NewLine();
        WritePrompt();
    }

    private void WritePrompt() => writer.Text(Prompt);

    private ITerminalCommand Find(string name)
    {
        for (int i = 0; i < commands.Length; i++)
        {
            if (commands[i].Name == name)
            {
                return commands[i];
            }
        }

        return null;
    }
}
