using System.Text;

namespace Station.Terminal;

/// <summary>Completes the word at the end of a line: as far as all that may stand there agree, and shows them where they do not.</summary>
public sealed class LineCompletion
{
    private readonly TerminalWriter writer;
    private readonly LineEditor editor;
    private readonly TerminalCommand[] commands;

    public LineCompletion(TerminalWriter writer, LineEditor editor, TerminalCommand[] commands)
    {
        this.writer = writer;
        this.editor = editor;
        this.commands = commands;
    }

    public void Complete()
    {
        if (editor.IsHiding || editor.IsMachine)
        {
            return;
        }

        string line = Encoding.UTF8.GetString(editor.Line, 0, editor.Count);
        int start = line.LastIndexOf(' ') + 1;
        string begun = line.Substring(start);
        int word = WordsIn(line.Substring(0, start));
        TerminalCommand command = word == 0 ? null : Find(line.Substring(0, line.IndexOf(' ')));
        string common = Common(command, word, begun, out int found);
        if (found > 1 && common.Length == begun.Length)
        {
            ShowAll(command, word, begun);
        }
        else if (found > 0)
        {
            Type(common.Substring(begun.Length));
            Type(found == 1 ? " " : "");
        }
    }

    private static int WordsIn(string text)
    {
        int words = 0;
        for (int i = 0; i < text.Length; i++)
        {
            words += i > 0 && text[i] == ' ' && text[i - 1] != ' ' ? 1 : 0;
        }

        return words;
    }

    /// <summary>What all words that may stand here and begin so have in common at their beginning.</summary>
    private string Common(TerminalCommand command, int word, string begun, out int found)
    {
        string common = "";
        found = 0;
        string candidate = Candidate(command, word, 0);
        for (int index = 1; candidate != null; candidate = Candidate(command, word, index++))
        {
            if (candidate.StartsWith(begun))
            {
                common = found == 0 ? candidate : common.Substring(0, AgreeingLength(common, candidate));
                found++;
            }
        }

        return common;
    }

    private static int AgreeingLength(string one, string other)
    {
        int length = 0;
        while (length < one.Length && length < other.Length && one[length] == other[length])
        {
            length++;
        }

        return length;
    }

    private void ShowAll(TerminalCommand command, int word, string begun)
    {
        writer.NewLine();
        string candidate = Candidate(command, word, 0);
        for (int index = 1; candidate != null; candidate = Candidate(command, word, index++))
        {
            if (candidate.StartsWith(begun))
            {
                writer.Show(candidate).Show("  ");
            }
        }

        writer.NewLine();
        editor.ShowAgain();
    }

    private string Candidate(TerminalCommand command, int word, int index)
    {
        if (word > 0)
        {
            return command == null ? null : command.Candidate(word, index);
        }

        return index < commands.Length ? commands[index].Name : null;
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

    private void Type(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int i = 0; i < bytes.Length; i++)
        {
            editor.Take(bytes[i]);
        }
    }
}
