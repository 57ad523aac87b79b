namespace Station.Platform.Standards;

/// <summary>The <c>require</c> lines of a table: a name and the least number each.</summary>
internal sealed class TableRequirements(TableStatements lines)
{
    private readonly Dictionary<string, (TableStatement Line, string Text)> texts = lines.All(
        "require",
        line => (Name: line.Value("a name"), Line: line, Text: line.Value("a number")),
        item => item.Name).ToDictionary(item => item.Name, item => (item.Line, item.Text));

    /// <summary>The least number of a name, from 1 to what there can be at most.</summary>
    public int Take(string name, int most) => texts.Remove(name, out var item)
        ? item.Line.Integer(name, item.Text, 1, most)
        : throw lines.Missing($"require {name}");

    /// <summary>Holds the lines to have named nothing else.</summary>
    public void End()
    {
        foreach (var (name, (line, _)) in texts)
        {
            throw line.Malformed($"there is no requirement '{name}' in a table of this kind");
        }
    }
}
