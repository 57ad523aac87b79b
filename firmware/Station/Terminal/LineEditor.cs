using Station.Bytes;

namespace Station.Terminal;

/// <summary>
/// The line that a person types: bounded, echoed, corrected a character at a time in any script. Whatever else arrives (noise, escape sequences, halves of
/// characters) is swallowed, so that the line is always plain text. Behind the name of a secret stars are echoed, and of a machine's line nothing.
/// </summary>
public sealed class LineEditor
{
    /// <summary>Longest line.</summary>
    public const int LimitBytes = 160;

    /// <summary>A line that begins with it comes from a machine.</summary>
    public const byte MachineMark = (byte)'@';

    private const byte Interrupt = 0x03;
    private const byte Bell = 0x07;
    private const byte Backspace = 0x08;
    private const byte Tabulator = 0x09;
    private const byte EraseLine = 0x15;
    private const byte Escape = 0x1B;
    private const byte Delete = 0x7F;

    private readonly TerminalWriter writer;
    private readonly string[] secretWords;
    private readonly byte[] line = new byte[LimitBytes];
    private readonly byte[] character = new byte[Utf8.SequenceLimitBytes];
    private int characterCount;
    private EscapeState escape;
    private int hiddenFrom = -1;
    private bool afterReturn;

    /// <param name="writer">Takes the echo.</param>
    /// <param name="secretWords">Words behind which the rest of the line is hidden.</param>
    public LineEditor(TerminalWriter writer, string[] secretWords)
    {
        this.writer = writer;
        this.secretWords = secretWords;
    }

    private enum EscapeState : byte
    {
        None,
        Begun,
        Inside,
    }

    /// <summary>The line; the first <see cref="Count"/> bytes are plain text in UTF-8.</summary>
    public byte[] Line => line;

    public int Count { get; private set; }

    /// <summary>Characters had to be dropped: the line must not be taken for what was meant.</summary>
    public bool TooLong { get; private set; }

    /// <summary>The line names a secret: nothing behind that is to be shown.</summary>
    public bool IsHiding => hiddenFrom >= 0;

    /// <summary>The line comes from a machine, which wants no echo.</summary>
    public bool IsMachine => Count > 0 && line[0] == MachineMark;

    /// <summary>Begins an empty line.</summary>
    public void Clear()
    {
        hiddenFrom = -1;
        Count = 0;
        TooLong = false;
        characterCount = 0;
    }

    /// <summary>Takes one byte.</summary>
    public LineKey Take(byte value)
    {
        bool followsReturn = afterReturn;
        afterReturn = value == '\r';
        if (value == '\r' || (value == '\n' && !followsReturn))
        {
            escape = EscapeState.None;
            if (!IsMachine)
            {
                writer.NewLine();
            }

            return LineKey.Return;
        }

        if (escape != EscapeState.None)
        {
            return TakeEscaped(value);
        }

        if (value < 0x20 || value == Delete)
        {
            TakeControl(value);
            return value == Tabulator ? LineKey.Complete : LineKey.None;
        }

        TakeText(value);
        return LineKey.None;
    }

    /// <summary>Makes another line of it.</summary>
    public void Replace(byte[] text)
    {
        writer.ClearLine();
        Clear();
        writer.Show(TerminalSession.Prompt);
        for (int i = 0; i < text.Length; i++)
        {
            Take(text[i]);
        }
    }

    /// <summary>Shows the line once more, behind a new prompt.</summary>
    public void ShowAgain()
    {
        writer.Show(TerminalSession.Prompt);
        for (int i = 0; i < Count; i++)
        {
            writer.Raw(line[i]);
        }
    }

    /// <summary>Cursor and function keys send ESC, '[' or 'O', parameters, and a letter or '~' at the end: A and B for up and down.</summary>
    private LineKey TakeEscaped(byte value)
    {
        if (escape == EscapeState.Begun)
        {
            escape = value == '[' || value == 'O' ? EscapeState.Inside : EscapeState.None;
        }
        else if (value < 0x20 || value >= 0x40)
        {
            escape = EscapeState.None;
            return value == 'A' ? LineKey.Older : value == 'B' ? LineKey.Newer : LineKey.None;
        }

        return LineKey.None;
    }

    private void TakeControl(byte value)
    {
        characterCount = 0;
        switch (value)
        {
            case Backspace:
            case Delete:
                EraseCharacter();
                break;
            case EraseLine:
            case Interrupt:
                while (Count > 0)
                {
                    EraseCharacter();
                }

                Clear();
                break;
            case Escape:
                escape = EscapeState.Begun;
                break;
        }
    }

    private void TakeText(byte value)
    {
        bool continues = (value & 0xC0) == 0x80;
        if (!continues)
        {
            characterCount = 0;
        }
        else if (characterCount == 0)
        {
            return;
        }

        character[characterCount++] = value;
        int expected = Utf8.SequenceBytes(character[0]);
        if (characterCount < expected)
        {
            return;
        }

        if (Utf8.IsPlainText(character, 0, characterCount))
        {
            AddCharacter();
        }

        characterCount = 0;
    }

    private void AddCharacter()
    {
        if (characterCount > LimitBytes - Count)
        {
            TooLong = true;
            Echo(Bell);
            return;
        }

        for (int i = 0; i < characterCount; i++)
        {
            line[Count++] = character[i];
            if (!IsHiding)
            {
                Echo(character[i]);
            }
        }

        if (IsHiding)
        {
            Echo((byte)'*');
        }
        else if (character[0] == ' ' && EndsWithSecretWord())
        {
            hiddenFrom = Count;
        }
    }

    /// <summary>Whether the word before the space that was typed last is one of a secret, quoted or not.</summary>
    private bool EndsWithSecretWord()
    {
        int end = Count - 1;
        end -= end > 0 && line[end - 1] == '"' ? 1 : 0;
        int start = end;
        while (start > 0 && line[start - 1] != ' ' && line[start - 1] != '"')
        {
            start--;
        }

        string word = System.Text.Encoding.UTF8.GetString(line, start, end - start).ToLower();
        for (int i = 0; i < secretWords.Length; i++)
        {
            if (secretWords[i] == word)
            {
                return true;
            }
        }

        return false;
    }

    private void Echo(byte value)
    {
        if (!IsMachine)
        {
            writer.Raw(value);
        }
    }

    private void EraseCharacter()
    {
        if (Count == 0)
        {
            return;
        }

        int start = Count - 1;
        while ((line[start] & 0xC0) == 0x80)
        {
            start--;
        }

        int columnCount = IsHiding && start >= hiddenFrom ? 1 : Utf8.Columns(line, start, Count - start);
        hiddenFrom = start < hiddenFrom ? -1 : hiddenFrom;
        for (int columns = columnCount; columns > 0; columns--)
        {
            Echo(Backspace);
            Echo((byte)' ');
            Echo(Backspace);
        }

        Count = start;
    }
}
