using System.Text;
using Station.Bytes;
using Station.Hal;
using Station.Texts;

namespace Station.Terminal;

/// <summary>
/// Writes what a command says, for a person as lines, for a machine as JSON: a command names each value (<see cref="Label"/>, <see cref="Field"/>) and writes it; what only a person needs
/// (<see cref="Show(string)"/>, columns, ends of lines, colours) does not reach a machine. Bounded: a command fills it with a line at a time.
/// </summary>
public sealed class TerminalWriter
{
    /// <summary>Column at which the values of labelled lines begin.</summary>
    public const int ValueColumn = 20;

    private readonly OutputBuffer output = new OutputBuffer();
    private readonly Catalogue catalogue;
    private bool isRowOpen;
    private bool hasRow;
    private bool hasField;
    private bool isInText;

    public TerminalWriter(Catalogue catalogue)
    {
        this.catalogue = catalogue;
    }

    /// <summary>What is written next is read by a machine.</summary>
    public bool IsMachine { get; private set; }

    /// <summary>Without colours.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Bytes that wait to be sent.</summary>
    public int Pending => output.Pending;

    /// <summary>Lines that were ended so far.</summary>
    public int Lines => output.Lines;

    /// <summary>Sends the next portion; what the port refuses waits.</summary>
    public void Send(IBytePort port) => output.Send(port);

    /// <summary>A control byte or part of an echo; takes no column.</summary>
    public TerminalWriter Raw(byte value)
    {
        output.Raw(value);
        return this;
    }

    /// <summary>Begins the one line of a reply to a machine, on a line of its own; <see cref="EndReply"/> ends it.</summary>
    /// <param name="id">The request's.</param>
    public void BeginReply(string id)
    {
        output.NewLine();
        IsMachine = true;
        isRowOpen = true;
        hasRow = false;
        hasField = false;
        Bytes("{");
        Field("id").Text(id);
    }

    /// <summary>What follows are rows: objects in an array.</summary>
    public void BeginRows()
    {
        Bytes(",\"rows\":[");
        isRowOpen = false;
    }

    public void EndReply(bool hasRows)
    {
        Bytes(isRowOpen && hasRows ? "}]}" : hasRows ? "]}" : "}");
        IsMachine = false;
        isRowOpen = false;
        output.NewLine();
    }

    /// <summary>Begins a row; for a person the line goes on.</summary>
    public TerminalWriter Row()
    {
        if (IsMachine)
        {
            Bytes(isRowOpen ? "},{" : hasRow ? ",{" : "{");
            isRowOpen = true;
            hasRow = true;
            hasField = false;
        }

        return this;
    }

    /// <summary>Names the value that is written next, for a machine.</summary>
    public TerminalWriter Field(string name)
    {
        if (IsMachine)
        {
            Bytes(hasField ? ",\"" : "\"");
            Bytes(name);
            Bytes("\":");
            hasField = true;
        }

        return this;
    }

    /// <summary>Names the value that is written next, for both; for a person with spaces up to where values begin.</summary>
    public TerminalWriter Label(string name, TextKey label) => Field(name).Show(label).PadTo(ValueColumn);

    /// <summary>For a person only.</summary>
    public TerminalWriter Show(string text)
    {
        if (!IsMachine)
        {
            Characters(text);
        }

        return this;
    }

    /// <summary>For a person only.</summary>
    public TerminalWriter Show(TextKey key) => Show(catalogue.Text(key));

    /// <summary>A text as a value.</summary>
    public TerminalWriter Text(TextKey key) => Text(catalogue.Text(key));

    /// <summary>A text as a value: control characters, which could come from outside, are shown as question marks.</summary>
    public TerminalWriter Text(string text)
    {
        bool isQuoted = IsMachine && !isInText;
        if (isQuoted)
        {
            Bytes("\"");
        }

        Characters(text);
        if (isQuoted)
        {
            Bytes("\"");
        }

        return this;
    }

    /// <summary>A text of the catalogue in which {0} and {1} stand for two numbers.</summary>
    public TerminalWriter Text(TextKey key, int first, int second)
    {
        string text = catalogue.Text(key);
        int position = 0;
        BeginText();
        for (int brace = text.IndexOf('{'); brace >= 0; brace = text.IndexOf('{', position))
        {
            Text(text.Substring(position, brace - position));
            Number(text[brace + 1] == '0' ? first : second);
            position = brace + 3;
        }

        return Text(text.Substring(position)).EndText();
    }

    /// <summary>A word that machines know, or the text that stands for it.</summary>
    public TerminalWriter Token(string token, TextKey text) => IsMachine ? Text(token) : Show(text);

    /// <summary>What is written until <see cref="EndText"/> is one text.</summary>
    public TerminalWriter BeginText()
    {
        isInText = IsMachine;
        return isInText ? Bytes("\"") : this;
    }

    public TerminalWriter EndText()
    {
        bool wasInText = isInText;
        isInText = false;
        return wasInText ? Bytes("\"") : this;
    }

    /// <summary>Whether something is so, for a machine.</summary>
    public TerminalWriter Flag(bool holds) => IsMachine ? Bytes(holds ? "true" : "false") : this;

    /// <summary>A number for a machine only, which has no text to go by.</summary>
    public TerminalWriter Hidden(long value) => IsMachine ? Number(value) : this;

    /// <summary>A text for a machine only: a person sees from the line above what it belongs to.</summary>
    public TerminalWriter Hidden(string text) => IsMachine ? Text(text) : this;

    /// <summary>A value that is not there.</summary>
    public TerminalWriter Missing() => Bytes(IsMachine ? "null" : "-");

    /// <summary>A value that is not there, and what a person is told instead.</summary>
    public TerminalWriter Absent(TextKey text) => IsMachine ? Missing() : Show(text);

    public TerminalWriter Number(long value)
    {
        output.Number(value);
        return this;
    }

    /// <summary>A number of at least so many digits, not negative.</summary>
    public TerminalWriter Number(long value, int width)
    {
        output.Number(value, width);
        return this;
    }

    /// <summary>A stored integer times ten to the exponent, as a decimal number.</summary>
    public TerminalWriter Scaled(int value, int exponent)
    {
        long scale = 1;
        for (int i = exponent < 0 ? -exponent : exponent; i > 0; i--)
        {
            scale *= 10;
        }

        if (exponent >= 0)
        {
            return Number(value * scale);
        }

        long magnitude = value < 0 ? -(long)value : value;
        if (value < 0)
        {
            output.Put((byte)'-');
        }

        Number(magnitude / scale);
        output.Put((byte)'.');
        return Number(magnitude % scale, -exponent);
    }

    /// <summary>For a person days and time of day, as in 3d 04:05:06; for a machine ms.</summary>
    public TerminalWriter Duration(long durationMs)
    {
        if (IsMachine)
        {
            return Number(durationMs);
        }

        long seconds = durationMs / 1000;
        if (seconds >= 86_400)
        {
            Number(seconds / 86_400).Show("d ");
        }

        seconds %= 86_400;
        return Number(seconds / 3600, 2).Show(":").Number(seconds / 60 % 60, 2).Show(":").Number(seconds % 60, 2);
    }

    /// <summary>For a person spaces up to a column, one at least.</summary>
    public TerminalWriter PadTo(int target)
    {
        if (!IsMachine)
        {
            do
            {
                output.Put((byte)' ');
            }
            while (output.Column < target);
        }

        return this;
    }

    /// <summary>Ends a person's line; a machine's rows are ended by the next.</summary>
    public TerminalWriter NewLine()
    {
        if (!IsMachine)
        {
            output.NewLine();
        }

        return this;
    }

    /// <summary>Takes what the line shows back.</summary>
    public void ClearLine() => output.ClearLine();

    /// <summary>The colour of what follows; plain ends it.</summary>
    public TerminalWriter Colour(Tone tone)
    {
        if (!IsMachine && !IsPlain)
        {
            output.Control((byte)'m', (int)tone);
        }

        return this;
    }

    private void Characters(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        int offset = 0;
        while (offset < utf8.Length)
        {
            int length = Utf8.SequenceBytes(utf8[offset]);
            if (length == 0 || length > utf8.Length - offset)
            {
                break;
            }

            if (IsMachine && (utf8[offset] == '"' || utf8[offset] == '\\'))
            {
                output.Put((byte)'\\');
            }

            output.Character(utf8, offset, length);
            offset += length;
        }
    }

    private TerminalWriter Bytes(string ascii)
    {
        for (int i = 0; i < ascii.Length; i++)
        {
            output.Put((byte)ascii[i]);
        }

        return this;
    }
}
