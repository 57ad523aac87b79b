using System.Text;
using Station.Texts;

namespace Station.Terminal;

/// <summary>
/// Understands lines and has commands carried out, for a person, who is asked before anything dangerous and gets a page at a time, and for a machine, which gets one line of JSON a request
/// (docs/terminal.md).
/// </summary>
public sealed class CommandRunner
{
    /// <summary>Lines that a person sees at once: two less than the terminals of old had.</summary>
    private const int PageLines = 22;

    private const int IdLimit = 16;

    private readonly TerminalCommand[] commands;
    private readonly TerminalWriter writer;
    private readonly CommandLine line = new CommandLine();
    private readonly CommandLine answer = new CommandLine();
    private TerminalCommand running;
    private TerminalCommand asking;

    /// <summary>Of the request that is answered; null for a person.</summary>
    private string requestId;

    private int pageEnds;

    public CommandRunner(TerminalCommand[] commands, TerminalWriter writer)
    {
        this.commands = commands;
        this.writer = writer;
    }

    /// <summary>A command has more to say.</summary>
    public bool IsRunning => running != null;

    /// <summary>A question waits for its answer.</summary>
    public bool IsAsking => asking != null;

    /// <summary>A page waits to be read.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>A key ends what is running.</summary>
    public bool EndsWithKey => running != null && running.EndsWithKey;

    /// <summary>Takes a complete line.</summary>
    public void Take(LineEditor editor, long nowMs)
    {
        TerminalCommand asked = asking;
        asking = null;
        requestId = null;
        writer.IsPlain = false;
        int from = 0;
        if (editor.IsMachine)
        {
            asked = null;
            from = TakeId(editor);
        }

        CommandLine taken = asked == null ? line : answer;
        Refusal refusal = from < 0 ? taken.Refuse(Refusal.BadRequestId, "")
            : editor.TooLong ? taken.Refuse(Refusal.LineTooLong, "")
            : taken.Parse(editor.Line, from, editor.Count);
        string subject = "";
        if (refusal == Refusal.None)
        {
            refusal = asked == null ? TakeCommand(nowMs) : TakeAnswer(asked, nowMs);
            subject = asked == null || refusal != Refusal.NotConfirmed ? line.Subject : asked.Name;
        }
        else
        {
            subject = taken.Subject;
        }

        if (refusal != Refusal.None)
        {
            Refuse(refusal, editor.IsHiding ? "" : subject);
        }
    }

    /// <summary>Lets the command write its next line.</summary>
    public void Continue(long nowMs)
    {
        if (!running.WriteNext(writer, nowMs))
        {
            End();
        }
        else if (requestId == null && running.IsPaged && !writer.IsPlain && writer.Lines >= pageEnds)
        {
            IsPaused = true;
            writer.Show(TextKey.More);
        }
    }

    /// <summary>The page has been read.</summary>
    public void Resume()
    {
        IsPaused = false;
        pageEnds = writer.Lines + PageLines;
        writer.ClearLine();
    }

    /// <summary>Nothing more of what is running is wanted.</summary>
    public void Stop()
    {
        if (IsPaused)
        {
            Resume();
        }

        End();
    }

    /// <summary>Asks for a line.</summary>
    public void Prompt() => writer.Show(TerminalSession.Prompt);

    /// <summary>Reads <c>@ID</c> at the beginning of a line; where it ends, or -1 when it is none.</summary>
    private int TakeId(LineEditor editor)
    {
        int end = 1;
        while (end < editor.Count && IsOfId(editor.Line[end]))
        {
            end++;
        }

        bool isId = end > 1 && end <= IdLimit + 1 && (end == editor.Count || editor.Line[end] == ' ');
        requestId = isId ? Encoding.UTF8.GetString(editor.Line, 1, end - 1) : "";
        return isId ? end : -1;
    }

    private static bool IsOfId(byte value) =>
        (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') || (value >= '0' && value <= '9') || value == '-' || value == '_';

    private Refusal TakeCommand(long nowMs)
    {
        if (line.WordCount + line.OptionCount == 0)
        {
            return TakeNothing();
        }

        TerminalCommand command = Find(line.Word(0).ToLower());
        if (command == null)
        {
            return line.Refuse(Refusal.UnknownCommand, line.Word(0));
        }

        Refusal refusal = CheckParts(command);
        if (refusal != Refusal.None)
        {
            return refusal;
        }

        writer.IsPlain = line.HasOption("plain");
        if (command.Question == TextKey.Nothing || line.HasOption("yes"))
        {
            return Begin(command, nowMs);
        }

        if (requestId != null)
        {
            return line.Refuse(Refusal.NotConfirmed, command.Name);
        }

        asking = command;
        writer.Show(command.Question).Show(" (yes/no) ");
        return Refusal.None;
    }

    /// <summary>A person who types nothing wants to see that somebody listens; a machine gets an empty reply.</summary>
    private Refusal TakeNothing()
    {
        if (requestId == null)
        {
            Prompt();
            return Refusal.None;
        }

        BeginReply(true);
        End();
        return Refusal.None;
    }

    private Refusal CheckParts(TerminalCommand command)
    {
        for (int i = 0; i < line.OptionCount; i++)
        {
            bool isKnown = line.Option(i) == "plain" || (line.Option(i) == "yes" && command.Question != TextKey.Nothing);
            if (!isKnown)
            {
                return line.Refuse(Refusal.UnknownOption, line.Option(i));
            }
        }

        int limit = command.WordLimit + 1;
        return line.WordCount > limit ? line.Refuse(Refusal.TooManyWords, line.Word(limit)) : Refusal.None;
    }

    private Refusal TakeAnswer(TerminalCommand asked, long nowMs)
    {
        bool isYes = answer.WordCount == 1 && answer.OptionCount == 0 && answer.Word(0).ToLower() == "yes";
        return isYes ? Begin(asked, nowMs) : Refusal.NotConfirmed;
    }

    private Refusal Begin(TerminalCommand command, long nowMs)
    {
        Refusal refusal = command.Begin(line, nowMs);
        if (refusal == Refusal.None)
        {
            running = command;
            pageEnds = writer.Lines + PageLines;
            BeginReply(true);
        }

        return refusal;
    }

    private void BeginReply(bool isDone)
    {
        if (requestId != null)
        {
            writer.BeginReply(requestId);
            writer.Field("ok").Flag(isDone);
            if (isDone)
            {
                writer.BeginRows();
            }
        }
    }

    private void End()
    {
        running = null;
        if (requestId == null)
        {
            Prompt();
        }
        else
        {
            writer.EndReply(true);
        }
    }

    private void Refuse(Refusal refusal, string subject)
    {
        BeginReply(false);
        writer.Colour(Tone.Bad).Field("error").Text(Refusals.Token(refusal)).Colour(Tone.Plain).Show(": ");
        if (subject.Length > 0)
        {
            writer.Field("subject").Text(subject).Show(": ");
        }

        writer.Field("what").Text(Refusals.What(refusal)).Show(" ").Field("remedy").Text(Refusals.Remedy(refusal)).NewLine();
        if (requestId == null)
        {
            Prompt();
        }
        else
        {
            writer.EndReply(false);
        }
    }

    private TerminalCommand Find(string name)
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
