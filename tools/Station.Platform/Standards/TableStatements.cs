using Station.Platform.Errors;

namespace Station.Platform.Standards;

/// <summary>The lines of a table under its head, taken word by word; what nobody takes is a mistake.</summary>
internal sealed class TableStatements(string path, IReadOnlyList<TableStatement> lines)
{
    private readonly List<TableStatement> left = [.. lines];

    /// <summary>All lines that begin with the word, in their order; at least one, and each with content of its own.</summary>
    /// <param name="identify">What may be there only once.</param>
    public IReadOnlyList<T> All<T>(string word, Func<TableStatement, T> read, Func<T, object> identify)
    {
        var items = new List<T>();
        var identities = new HashSet<object>();
        foreach (var statement in left.Where(statement => statement.Word == word))
        {
            var item = read(statement);
            statement.End();
            items.Add(identities.Add(identify(item)) ? item : throw statement.Malformed($"this '{word}' is there twice"));
        }

        left.RemoveAll(statement => statement.Word == word);
        return items.Count > 0 ? items : throw Missing(word);
    }

    /// <summary>The one line that begins with the word.</summary>
    public T One<T>(string word, Func<TableStatement, T> read) => All(word, read, _ => word)[0];

    /// <summary>Holds the file to have said nothing else.</summary>
    public void End()
    {
        if (left.Count > 0)
        {
            throw left[0].Malformed($"'{left[0].Word}' is not known in a table of this kind");
        }
    }

    public PlatformException Missing(string what) => new(ErrorToken.StandardsMalformed, path, $"the table lacks '{what}'");
}
