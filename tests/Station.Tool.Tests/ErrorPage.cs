using System.Text.RegularExpressions;

namespace Station.Tool.Tests;

/// <summary>The page that lists the errors, and the sources that it is held against.</summary>
internal sealed partial class ErrorPage
{
    private readonly string text;

    private ErrorPage(string text) => this.text = text;

    /// <summary>All rows of all tables, without their headings.</summary>
    public IReadOnlyList<string> Lines => [.. Row().Matches(text).Select(match => match.Value)];

    public static ErrorPage Read() => new(Repository.Read("docs", "errors.md"));

    /// <summary>The sources of a project.</summary>
    public static IEnumerable<string> Sources(params string[] project) =>
        Directory.EnumerateFiles(Path.Combine([Repository.Root, .. project]), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(File.ReadAllText);

    /// <summary>Tokens of a section's table, with the exit status where the table has one.</summary>
    public IEnumerable<string> Rows(string section)
    {
        int start = text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/errors.md has no section {section}.");
        int end = text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Row().Matches(text[start..(end < 0 ? text.Length : end)])
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}".TrimEnd()).Order();
    }

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|(?: ([0-9]) \|)?.*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
