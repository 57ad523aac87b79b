using System.Reflection;
using System.Text.RegularExpressions;
using Station.Platform.Commands;
using Station.Platform.Errors;
using Station.Profiles;
using Station.Texts;

namespace Station.Tool.Tests;

/// <summary>docs/errors.md against the code, in both directions: each section lists what there is, and nothing else.</summary>
public sealed partial class ErrorPageTests
{
    private static readonly Dictionary<string, int> ExitStatuses = new()
    {
        [nameof(ExitStatus.LawBroken)] = ExitStatus.LawBroken,
        [nameof(ExitStatus.Usage)] = ExitStatus.Usage,
        [nameof(ExitStatus.Input)] = ExitStatus.Input,
        [nameof(ExitStatus.Environment)] = ExitStatus.Environment,
    };

    private readonly ErrorPage page = ErrorPage.Read();

    [Fact]
    public void The_tool() => Assert.Equal(ToolTokens(), page.Rows("Tool"));

    [Fact]
    public void The_platform() =>
        Assert.Equal(ErrorToken.All.Select(error => $"{error.Token} {(int)error.ExitClass}").Order(), page.Rows("Platform"));

    [Fact]
    public void The_answers_to_commands() => Assert.Equal(
        Enum.GetValues<CommandOutcome>()
            .Where(outcome => outcome is > CommandOutcome.AlreadyDone and < CommandOutcome.NotUnderstood)
            .Select(CommandWords.Of).Order(),
        page.Rows("Command answers"));

    [Fact]
    public void The_profile() => Assert.Equal(
        typeof(ProfileToken).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(),
        page.Rows("Profile"));

    [Fact]
    public void The_terminal_s_refusals() => Assert.Equal(
        Enum.GetValues<Refusal>().Where(refusal => refusal != Refusal.None).Select(Refusals.Token).Order(),
        page.Rows("Station"));

    [Fact]
    public void The_device_log() => Assert.Equal(
        Enum.GetValues<TextKey>()
            .Where(key => key >= TextKey.LogBoot)
            .Select(key => LogToken().Match(Catalogue.Text(key, Language.English)).Groups[1].Value)
            .Where(token => token.Length > 0)
            .Order(),
        page.Rows("Device log"));

    [Fact]
    public void Every_row_has_a_meaning_and_a_remedy() => Assert.All(
        page.Lines, line => Assert.All(line.Split(" | "), cell => Assert.NotEqual(string.Empty, cell.Trim())));

    /// <summary>Tokens and exit statuses in the tool's sources.</summary>
    private static IEnumerable<string> ToolTokens() =>
        ErrorPage.Sources("tools", "Station.Tool")
            .SelectMany(source => Error().Matches(source))
            .Select(match => $"{match.Groups[2].Value} {ExitStatuses[match.Groups[1].Value]}")
            .Distinct().Order();

    [GeneratedRegex("""\(\s*ExitStatus\.(\w+),\s*"([a-z-]+)",""")]
    private static partial Regex Error();

    [GeneratedRegex("^([a-z]+(?:-[a-z]+)+): ")]
    private static partial Regex LogToken();
}
