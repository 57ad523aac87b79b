using System.Text;
using Station.Texts;

namespace Station.Terminal;

/// <summary>
/// A line taken apart by the one grammar of all commands: words between spaces, words with spaces in double quotes (a backslash takes the next character as it
/// is), options with two dashes in front, anywhere in the line.
/// </summary>
public sealed class CommandLine
{
    /// <summary>Words and options that a line may have together.</summary>
    public const int PartLimit = 8;

    private readonly string[] words = new string[PartLimit];
    private readonly string[] options = new string[PartLimit];
    private readonly byte[] part = new byte[LineEditor.LimitBytes];

    /// <summary>Words, the command's name among them.</summary>
    public int WordCount { get; private set; }

    public int OptionCount { get; private set; }

    /// <summary>The part of the line that was refused, for the message.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>A word; the command's name is word 0. Empty where there is none.</summary>
    public string Word(int index) => index < WordCount ? words[index] : "";

    /// <summary>An option without its dashes.</summary>
    public string Option(int index) => options[index];

    public bool HasOption(string name)
    {
        for (int i = 0; i < OptionCount; i++)
        {
            if (options[i] == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Refuses the line because of one part of it.</summary>
    public Refusal Refuse(Refusal refusal, string subject)
    {
        Subject = subject;
        return refusal;
    }

    /// <summary>Takes apart plain text in UTF-8.</summary>
    /// <param name="line">The text.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="count">Where it ends.</param>
    public Refusal Parse(byte[] line, int from, int count)
    {
        WordCount = 0;
        OptionCount = 0;
        Subject = "";
        int position = from;
        while (true)
        {
            while (position < count && line[position] == ' ')
            {
                position++;
            }

            if (position == count)
            {
                return Refusal.None;
            }

            if (WordCount + OptionCount == PartLimit)
            {
                return Refuse(Refusal.TooManyWords, Encoding.UTF8.GetString(line, position, count - position));
            }

            bool quoted = line[position] == '"';
            int length = quoted ? QuotedPart(line, count, ref position) : PlainPart(line, count, ref position);
            if (length < 0)
            {
                return Refusal.UnfinishedQuote;
            }

            Keep(Encoding.UTF8.GetString(part, 0, length), quoted);
        }
    }

    private void Keep(string text, bool quoted)
    {
        if (!quoted && text.StartsWith("--"))
        {
            options[OptionCount++] = text.Substring(2);
        }
        else
        {
            words[WordCount++] = text;
        }
    }

    private int PlainPart(byte[] line, int count, ref int position)
    {
        int length = 0;
        while (position < count && line[position] != ' ')
        {
            part[length++] = line[position++];
        }

        return length;
    }

    /// <summary>The content of a quoted word, -1 when the line ends inside of it.</summary>
    private int QuotedPart(byte[] line, int count, ref int position)
    {
        int length = 0;
        for (position++; position < count; position++)
        {
            if (line[position] == '"')
            {
                position++;
                return length;
            }

            if (line[position] == '\\' && position + 1 < count)
            {
                position++;
            }

            part[length++] = line[position];
        }

        return -1;
    }
}
