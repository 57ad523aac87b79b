using System.Text;
using System.Text.RegularExpressions;
using Station.Texts;
using Xunit;

namespace Station.Tests.Texts;

public sealed partial class CatalogueTests
{
    public static TheoryData<TextKey> Keys => [.. Enum.GetValues<TextKey>()];

    [Theory]
    [MemberData(nameof(Keys))]
    public void No_text_is_missing_in_either_language(TextKey key)
    {
        string chinese = Catalogue.Text(key, Language.Chinese);
        string english = Catalogue.Text(key, Language.English);
        Assert.NotNull(chinese);
        Assert.NotNull(english);
        Assert.Equal(key == TextKey.Nothing, chinese.Length == 0);
        Assert.Equal(key == TextKey.Nothing, english.Length == 0);
        Assert.DoesNotContain(chinese, char.IsControl);
        Assert.True(english.All(char.IsAscii), english);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Both_languages_speak_of_the_same_numbers_and_only_log_texts_do(TextKey key)
    {
        string[] chinese = Placeholders(Catalogue.Text(key, Language.Chinese));
        string[] english = Placeholders(Catalogue.Text(key, Language.English));
        Assert.Equal(chinese, english);
        Assert.All(english, placeholder => Assert.Contains(placeholder, new[] { "{0}", "{1}" }));
        Assert.True(english.Length == 0 || key.ToString().StartsWith("Log"));
    }

    [Fact]
    public void Each_switch_of_texts_stays_below_what_the_byte_code_of_the_device_can_count()
    {
        const int BranchLimit = 255;
        TextKey[] keys = Enum.GetValues<TextKey>();
        Assert.InRange(keys.Count(key => key < TextKey.WatchSummary), 1, BranchLimit);
        Assert.InRange(keys.Count(key => key >= TextKey.WatchSummary && key < TextKey.LogBoot), 1, BranchLimit);
        Assert.InRange(keys.Count(key => key >= TextKey.LogBoot), 1, BranchLimit);
        Assert.All(keys, key => Assert.Equal(key >= TextKey.LogBoot, key.ToString().StartsWith("Log")));
    }

    [Fact]
    public void No_key_lies_idle()
    {
        string code = string.Concat(SourceFolder.Firmware().Where(file => !Path.GetFileName(file).EndsWith("Texts.cs")).Select(File.ReadAllText));
        Assert.All(Enum.GetNames<TextKey>(), name => Assert.Matches($@"TextKey\.{name}\b", code));
    }

    [Fact]
    public void Every_refusal_has_a_token_of_its_own_and_both_texts()
    {
        Refusal[] refusals = Enum.GetValues<Refusal>().Where(refusal => refusal != Refusal.None).ToArray();
        Assert.Equal(refusals.Length, refusals.Select(Refusals.Token).Distinct().Count());
        Assert.All(refusals, refusal =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)+$", Refusals.Token(refusal));
            Assert.NotEqual(TextKey.Nothing, Refusals.What(refusal));
            Assert.NotEqual(TextKey.Nothing, Refusals.Remedy(refusal));
        });
    }

    [Fact]
    public void The_page_of_errors_says_of_each_token_what_the_terminal_says()
    {
        string page = SourceFolder.Read("docs", "errors.md");
        string station = page[page.IndexOf("## Station", StringComparison.Ordinal)..];
        var expected = new StringBuilder();
        foreach (Refusal refusal in Enum.GetValues<Refusal>().Where(refusal => refusal != Refusal.None))
        {
            string what = Catalogue.Text(Refusals.What(refusal), Language.English);
            expected.Append($"| `{Refusals.Token(refusal)}` | {what} | {Catalogue.Text(Refusals.Remedy(refusal), Language.English)} |\n");
        }

        Assert.True(station.Contains(expected.ToString()), "docs/errors.md, Station, must have these rows:\n" + expected);
    }

    [Fact]
    public void Log_texts_that_tell_of_trouble_carry_a_token_that_the_page_of_errors_knows()
    {
        string page = SourceFolder.Read("docs", "errors.md");
        foreach (TextKey key in Enum.GetValues<TextKey>())
        {
            string token = Token().Match(Catalogue.Text(key, Language.English)).Value;
            Assert.Equal(token, Token().Match(Catalogue.Text(key, Language.Chinese)).Value);
            if (token.Length > 0)
            {
                Assert.Contains($"| `{token[..^2]}` |", page);
            }
        }
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)+: ")]
    private static partial Regex Token();

    private static string[] Placeholders(string text) => Regex.Matches(text, @"\{[^}]*\}").Select(match => match.Value).Order().ToArray();
}
