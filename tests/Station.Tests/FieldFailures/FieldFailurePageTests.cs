using System.Globalization;
using System.Text.RegularExpressions;
using Station.Tests.Sensors;

namespace Station.Tests.FieldFailures;

/// <summary>docs/field-failures.md against the tests of all projects: every failure has its row, and each row names exactly the tests that are marked with its number.</summary>
public sealed partial class FieldFailurePageTests
{
    private const int Failures = 17;

    [Fact]
    public void Each_row_names_the_tests_that_provoke_its_failure()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "field-failures.md"));
        Dictionary<int, string[]> named = Row().Matches(page).ToDictionary(
            row => int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture),
            row => TestName().Matches(row.Value).Select(name => name.Groups[1].Value).Order().ToArray());
        ILookup<int, string> marked = Marked().ToLookup(test => test.Failure, test => test.Name);

        Assert.Equal(Enumerable.Range(1, Failures), named.Keys);
        Assert.All(named, row => Assert.Equal(marked[row.Key].Order(), row.Value));
        Assert.All(marked, tests => Assert.Contains(tests.Key, named.Keys));
        Assert.All(named, row => Assert.NotEmpty(row.Value));
    }

    /// <summary>Marked tests of every project, by their sources: the projects do not refer to each other.</summary>
    private static IEnumerable<(int Failure, string Name)> Marked() =>
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        from Match mark in Mark().Matches(File.ReadAllText(file))
        select (int.Parse(mark.Groups[1].Value, CultureInfo.InvariantCulture), Path.GetFileNameWithoutExtension(file) + "." + mark.Groups[2].Value);

    [GeneratedRegex(@"^\| (\d+) \|.*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\[Trait\(""FieldFailure"", ""(\d+)""\)\]\s+public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex Mark();
}
