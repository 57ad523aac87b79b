using System.Collections;

namespace Station.Profiles;

/// <summary>
/// One line of a profile: a word, a name and keys with values. Reading a value marks its key as known; keys that nobody asked
/// for are reported in the end.
/// </summary>
public sealed class ProfileStatement
{
    private readonly ArrayList keys = new ArrayList();
    private readonly ArrayList values = new ArrayList();
    private readonly ProfileProblems problems;
    private bool[] used;

    public ProfileStatement(int line, string word, string name, ProfileProblems problems)
    {
        Line = line;
        Word = word;
        Name = name;
        this.problems = problems;
    }

    public int Line { get; }

    public string Word { get; }

    public string Name { get; }

    /// <summary>Adds a key while the line is being read.</summary>
    public void Add(string key, string value)
    {
        if (keys.Contains(key))
        {
            problems.Add(Line, ProfileToken.DuplicateKey, "'" + key + "' is given twice; remove one");
            return;
        }

        keys.Add(key);
        values.Add(value);
    }

    /// <summary>The value of a key, or the fallback where it is not given.</summary>
    public string Text(string key, string fallback)
    {
        int index = keys.IndexOf(key);
        if (index < 0)
        {
            return fallback;
        }

        used = used ?? new bool[keys.Count];
        used[index] = true;
        return (string)values[index];
    }

    /// <summary>The value of a key that must be there; empty, with a problem reported, where it is not.</summary>
    public string Required(string key)
    {
        string text = Text(key, null);
        if (text == null)
        {
            problems.Add(Line, ProfileToken.MissingKey, Word + " '" + Name + "' needs " + key + "=...; add it");
            return string.Empty;
        }

        return text;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Integer(string key, int lowest, int highest, int fallback) => Integer(key, Text(key, null), lowest, highest, fallback);

    /// <summary>A whole number within bounds that must be there.</summary>
    public int RequiredInteger(string key, int lowest, int highest) => Integer(key, Required(key), lowest, highest, lowest);

    /// <summary>A number with decimals, as an integer scaled by ten to <paramref name="decimals"/>.</summary>
    public int Decimal(string key, int decimals, int fallback)
    {
        string text = Text(key, null);
        if (text == null)
        {
            return fallback;
        }

        if (!ProfileNumber.TryParseDecimal(text, decimals, out int value))
        {
            BadValue(key, text, "a number with at most " + decimals + " decimals");
        }

        return value;
    }

    /// <summary>True for the second of two words, false for the first or where the key is not given.</summary>
    public bool Choice(string key, string first, string second)
    {
        string text = Text(key, first);
        if (text != first && text != second)
        {
            BadValue(key, text, "'" + first + "' or '" + second + "'");
        }

        return text == second;
    }

    /// <summary>Reports a value that cannot be used.</summary>
    public void BadValue(string key, string text, string expected) =>
        problems.Add(Line, ProfileToken.BadValue, key + "='" + text + "' cannot be used; give " + expected);

    /// <summary>Reports a problem of this line.</summary>
    public void Report(string token, string message) => problems.Add(Line, token, message);

    /// <summary>Reports every key that nobody has asked for.</summary>
    public void ReportUnknownKeys()
    {
        for (int i = 0; i < keys.Count; i++)
        {
            if (used == null || !used[i])
            {
                problems.Add(Line, ProfileToken.UnknownKey, Word + " '" + Name + "' has no key '" + keys[i] + "'; correct or remove it");
            }
        }
    }

    private int Integer(string key, string text, int lowest, int highest, int fallback)
    {
        if (string.IsNullOrEmpty(text))
        {
            return fallback;
        }

        if (!ProfileNumber.TryParseInteger(text, out int value) || value < lowest || value > highest)
        {
            BadValue(key, text, "a whole number from " + lowest + " to " + highest);
            return fallback;
        }

        return value;
    }
}
