using System.Globalization;
using Station.Platform.Errors;

namespace Station.Platform.Standards;

/// <summary>
/// One line of a table: a word, its values, its keys, and behind bars the clause and how sure it is. Whatever is not
/// asked for is a mistake of the line: a mistyped limit must not silently be left out.
/// </summary>
internal sealed class TableStatement
{
    private static readonly char[] Blanks = [' ', '\t'];

    private readonly string path;
    private readonly int line;
    private readonly Queue<string> values = [];
    private readonly Dictionary<string, string> keys = [];

    public TableStatement(string path, int line, string text)
    {
        this.path = path;
        this.line = line;
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length != 3 || parts.Contains(string.Empty))
        {
            throw Malformed("a line is: word and values | clause | how sure it is");
        }

        var words = parts[0].Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        Word = words[0];
        Citation = new Citation(parts[1], parts[2]);
        foreach (var word in words.Skip(1))
        {
            Take(word);
        }
    }

    public string Word { get; }

    public Citation Citation { get; }

    public bool HasValues => values.Count > 0;

    public string Value(string name) => values.TryDequeue(out var value) ? value : throw Malformed($"'{Word}' lacks {name}");

    public string Key(string name) => keys.Remove(name, out var value) ? value : throw Malformed($"'{Word}' lacks {name}=");

    /// <summary>A value as one of the things that have words of their own.</summary>
    public T Name<T>(string name, string word, Func<string, T?> find)
        where T : struct => find(word) ?? throw Malformed($"there is no {name} '{word}'");

    /// <summary>A whole number within bounds.</summary>
    public int Integer(string name, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Malformed($"{name} is '{text}', not a whole number from {least} to {most}");

    /// <summary>A number in plain digits, not negative.</summary>
    public decimal Number(string name, string text) =>
        text.Length is > 0 and <= 12 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Malformed($"{name} is '{text}', not a number in plain digits");

    public DateOnly Date(string name, string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date)
        ? date
        : throw Malformed($"{name} is '{text}', not a date such as 2026-03-01");

    /// <summary>Holds the line to have said nothing else.</summary>
    public void End()
    {
        if (values.Count + keys.Count > 0)
        {
            throw Malformed($"'{values.Concat(keys.Keys).First()}' is not expected in '{Word}'");
        }
    }

    public PlatformException Malformed(string happened) => new(ErrorToken.StandardsMalformed, $"{path}:{line}", happened);

    private void Take(string word)
    {
        var equals = word.IndexOf('=');
        if (equals < 0)
        {
            values.Enqueue(word);
        }
        else if (equals == 0 || equals == word.Length - 1 || !keys.TryAdd(word[..equals], word[(equals + 1)..]))
        {
            throw Malformed($"'{word}' is not a key and a value, or the key is there twice");
        }
    }
}
