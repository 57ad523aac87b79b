using System.Collections;

namespace Station.Profiles;

/// <summary>Splits the text of a profile into statements. Bounded, and without exceptions, because the text may come from anywhere.</summary>
public static class ProfileText
{
    /// <summary>Longest text that is read.</summary>
    public const int LongestText = 8_192;

    /// <summary>Longest word, name, key or value.</summary>
    private const int LongestPart = 48;

    private static readonly char[] Blanks = { ' ', '\t', '\r' };

    /// <summary>The statements of a text, in order, as an ArrayList of <see cref="ProfileStatement"/>.</summary>
    public static ArrayList Split(string text, ProfileProblems problems)
    {
        var statements = new ArrayList();
        if (text.Length > LongestText)
        {
            problems.Add(0, ProfileToken.TooLong, "the text has " + text.Length + " characters; shorten it to " + LongestText);
            return statements;
        }

        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            ProfileStatement statement = ReadLine(WithoutComment(lines[i]), i + 1, problems);
            if (statement != null)
            {
                statements.Add(statement);
            }
        }

        return statements;
    }

    private static string WithoutComment(string line)
    {
        int at = line.IndexOf('#');
        return at < 0 ? line : line.Substring(0, at);
    }

    private static ProfileStatement ReadLine(string text, int line, ProfileProblems problems)
    {
        ArrayList parts = PartsOf(text);
        if (parts.Count == 0)
        {
            return null;
        }

        if (parts.Count < 2 || !IsName((string)parts[0]) || !IsName((string)parts[1]))
        {
            problems.Add(line, ProfileToken.Syntax, "a statement is a word, a name, then key=value; write it like that");
            return null;
        }

        var statement = new ProfileStatement(line, (string)parts[0], (string)parts[1], problems);
        for (int i = 2; i < parts.Count; i++)
        {
            AddKey(statement, (string)parts[i]);
        }

        return statement;
    }

    private static void AddKey(ProfileStatement statement, string part)
    {
        int at = part.IndexOf('=');
        if (at <= 0 || at == part.Length - 1 || part.Length > LongestPart || !IsName(part.Substring(0, at)))
        {
            statement.Report(ProfileToken.Syntax, "'" + Shortened(part) + "' is not key=value; correct it");
            return;
        }

        statement.Add(part.Substring(0, at), part.Substring(at + 1));
    }

    private static ArrayList PartsOf(string text)
    {
        var parts = new ArrayList();
        string[] pieces = text.Split(Blanks);
        for (int i = 0; i < pieces.Length; i++)
        {
            if (pieces[i].Length > 0)
            {
                parts.Add(pieces[i]);
            }
        }

        return parts;
    }

    /// <summary>Names are lower-case letters, digits and hyphens, so that they can stand in topics, columns and file names.</summary>
    private static bool IsName(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char symbol = text[i];
            bool fits = (symbol >= 'a' && symbol <= 'z') || (symbol >= '0' && symbol <= '9') || symbol == '-';
            if (!fits)
            {
                return false;
            }
        }

        return text.Length > 0 && text.Length <= LongestPart;
    }

    private static string Shortened(string text) => text.Length > LongestPart ? text.Substring(0, LongestPart) : text;
}
