using System.Text.RegularExpressions;

namespace Station.Tool.Tests.Lights;

/// <summary>The two field guides against one another, the station's terminal and the tool: somebody at a pole types what stands there.</summary>
public sealed partial class FieldGuideTests
{
    /// <summary>Characters of one step, in Chinese and in English: a phone shows six lines of it without scrolling a step apart.</summary>
    private const int LongestChineseStep = 90;

    private const int LongestEnglishStep = 220;

    private static readonly string Chinese = Repository.Read("docs", "field-guide.zh-CN.md");
    private static readonly string English = Repository.Read("docs", "field-guide.en.md");

    [Fact]
    public void Both_languages_have_the_same_sections_steps_and_commands()
    {
        Assert.Equal(Heading().Count(Chinese), Heading().Count(English));
        Assert.Equal(Step().Matches(Chinese).Select(step => step.Groups[1].Value), Step().Matches(English).Select(step => step.Groups[1].Value));
        Assert.Equal(Typed(Chinese).Select(WithoutLanguage), Typed(English).Select(WithoutLanguage));
    }

    [Fact]
    public void Each_step_fits_a_phone()
    {
        Assert.All(Step().Matches(Chinese), step => Assert.InRange(step.Value.Length, 1, LongestChineseStep));
        Assert.All(Step().Matches(English), step => Assert.InRange(step.Value.Length, 1, LongestEnglishStep));
    }

    [Fact]
    public async Task The_station_knows_each_command_that_it_is_to_be_told()
    {
        string[] commands = [.. Typed(English).Where(typed => !typed.StartsWith("station ", StringComparison.Ordinal)).Select(typed => typed.Split(' ')[0]).Distinct()];
        Assert.True(commands.Length >= 12);

        ToolRun run = await ToolRun.WithInputAsync("help\n", "terminal", "--language", "en", "--speed", "20");

        run.AssertDone();
        Assert.All(commands, command => Assert.Matches($@"(?m)^\s*{command}\b", run.Output));
    }

    [Fact]
    public async Task The_tool_has_each_command_and_option_that_is_to_be_run()
    {
        foreach (string typed in Typed(English).Where(typed => typed.StartsWith("station ", StringComparison.Ordinal)))
        {
            ToolRun run = await ToolRun.OfAsync(typed.Split(' ')[1], "--help");

            run.AssertDone();
            Assert.All(Option().Matches(typed), option => Assert.Contains(option.Value, run.Output));
        }
    }

    /// <summary>Each guide switches to its own language.</summary>
    private static string WithoutLanguage(string typed) => typed.StartsWith("lang ", StringComparison.Ordinal) ? "lang" : typed;

    /// <summary>What stands in type-writer style and is typed by a person, without what each has to put in.</summary>
    private static IEnumerable<string> Typed(string guide) => Code().Matches(guide)
        .Select(code => string.Join(' ', (code.Groups[1].Value + code.Groups[2].Value).Split(' ').Where(word => Plain().IsMatch(word))));

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^([0-9])\. .+$", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"```\s*\n\s*(.+)\n\s*```|(?<!`)`([^`\n]+)`(?!`)")]
    private static partial Regex Code();

    [GeneratedRegex("^[-a-z0-9]+$")]
    private static partial Regex Plain();

    [GeneratedRegex("--[a-z]+")]
    private static partial Regex Option();
}
