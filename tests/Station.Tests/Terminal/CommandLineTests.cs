using System.Text;
using Station.Terminal;
using Station.Texts;
using Xunit;

namespace Station.Tests.Terminal;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("   ", "", "")]
    [InlineData("help", "help", "")]
    [InlineData("  log   error  ", "log|error", "")]
    [InlineData("reboot --yes", "reboot", "yes")]
    [InlineData("--yes reboot", "reboot", "yes")]
    [InlineData("set site \"二号 桥\"", "set|site|二号 桥", "")]
    [InlineData("set site \"a \\\"b\\\" \\\\c\"", "set|site|a \"b\" \\c", "")]
    [InlineData("set site \"\"", "set|site|", "")]
    [InlineData("set site \"--yes\"", "set|site|--yes", "")]
    [InlineData("a b c d e f g h", "a|b|c|d|e|f|g|h", "")]
    public void A_line_is_taken_apart(string text, string words, string options)
    {
        CommandLine line = Parse(text, out Refusal refusal);
        Assert.Equal(Refusal.None, refusal);
        Assert.Equal(words, string.Join('|', Enumerable.Range(0, line.WordCount).Select(line.Word)));
        Assert.Equal(options, string.Join('|', Enumerable.Range(0, line.OptionCount).Select(line.Option)));
    }

    [Theory]
    [InlineData("set \"site", Refusal.UnfinishedQuote)]
    [InlineData("set \"", Refusal.UnfinishedQuote)]
    [InlineData("set \"\\", Refusal.UnfinishedQuote)]
    [InlineData("a b c d e f g h i", Refusal.TooManyWords)]
    public void What_breaks_the_grammar_is_refused(string text, Refusal expected)
    {
        Parse(text, out Refusal refusal);
        Assert.Equal(expected, refusal);
    }

    private static CommandLine Parse(string text, out Refusal refusal)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var line = new CommandLine();
        refusal = line.Parse(bytes, 0, bytes.Length);
        return line;
    }
}
