using System.Text;
using Station.Terminal;
using Station.Texts;
using Xunit;

namespace Station.Tests.Terminal;

public sealed class LineEditorTests
{
    private const string Back = "\b";

    [Theory]
    [InlineData("help\r", "help")]
    [InlineData("help\n", "help")]
    [InlineData("hepl\b\blp\r", "help")]
    [InlineData("x\u007fok\r", "ok")]
    [InlineData("\b\b\bok\r", "ok")]
    [InlineData("站名\b点\r", "站点")]
    [InlineData("é\bok\r", "ok")]
    [InlineData("wrong\u0015ok\r", "ok")]
    [InlineData("wrong\u0003ok\r", "ok")]
    [InlineData("o\u001b[Ak\r", "ok")]
    [InlineData("o\u001b[1;5Ck\r", "ok")]
    [InlineData("o\u001bOPk\r", "ok")]
    [InlineData("o\u0000\u0007\tk\r", "ok")]
    [InlineData("o\u0085k\r", "ok")]
    public void What_is_typed_becomes_the_line(string typed, string expected)
    {
        LineEditor editor = Type(Encoding.UTF8.GetBytes(typed), out bool complete);
        Assert.True(complete);
        Assert.Equal(expected, Text(editor));
    }

    [Theory]
    [InlineData(new byte[] { 0xE7, 0xAB, (byte)'o', (byte)'k', 13 })]
    [InlineData(new byte[] { 0x80, (byte)'o', 0xFF, (byte)'k', 13 })]
    [InlineData(new byte[] { 0xC0, 0x80, (byte)'o', (byte)'k', 13 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80, (byte)'o', (byte)'k', 13 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80, (byte)'o', (byte)'k', 13 })]
    public void What_is_no_character_is_swallowed(byte[] typed)
    {
        Assert.Equal("ok", Text(Type(typed, out _)));
    }

    [Fact]
    public void Return_and_line_feed_together_end_one_line()
    {
        var editor = new LineEditor(new TerminalWriter(new Catalogue()), ["broker-password"]);
        Assert.Equal(LineKey.Return, editor.Take((byte)'\r'));
        Assert.Equal(LineKey.None, editor.Take((byte)'\n'));
        Assert.Equal(LineKey.Return, editor.Take((byte)'\n'));
    }

    [Fact]
    public void A_line_that_is_too_long_is_known_as_such_until_it_is_begun_anew()
    {
        var editor = new LineEditor(new TerminalWriter(new Catalogue()), ["broker-password"]);
        for (int i = 0; i < LineEditor.LimitBytes; i++)
        {
            editor.Take((byte)'a');
        }

        Assert.False(editor.TooLong);
        editor.Take((byte)'a');
        editor.Take(8);
        Assert.True(editor.TooLong);
        editor.Take(0x15);
        Assert.False(editor.TooLong);
    }

    [Fact]
    public void The_echo_takes_a_wide_character_back_by_two_columns()
    {
        var bench = new TerminalBench();
        bench.Settle();
        bench.Port.Type("站");
        Assert.Equal("站", bench.Settle());
        bench.Port.Type(Back);
        Assert.Equal("\b \b\b \b", bench.Settle());
    }

    [Theory]
    [InlineData("set broker-password geheim", "set broker-password ******")]
    [InlineData("set Broker-Password geheim", "set Broker-Password ******")]
    [InlineData("set \"broker-password\" geheim x", "set \"broker-password\" ********")]
    [InlineData("set broker-password 站点", "set broker-password **")]
    [InlineData("set broker-passwordx geheim", "set broker-passwordx geheim")]
    [InlineData("set broker-host broker-passwor", "set broker-host broker-passwor")]
    public void What_follows_the_name_of_a_secret_is_echoed_as_stars(string typed, string echo)
    {
        var bench = new TerminalBench();
        bench.Settle();
        bench.Port.Type(typed);
        Assert.Equal(echo, bench.Settle());
    }

    [Fact]
    public void A_hidden_character_is_taken_back_by_one_column_and_the_name_ends_the_hiding()
    {
        var bench = new TerminalBench();
        bench.Settle();
        bench.Port.Type("set broker-password 站");
        bench.Settle();
        bench.Port.Type(Back);
        Assert.Equal("\b \b", bench.Settle());
        bench.Port.Type(Back + "x y");
        Assert.Equal("\b \bx y", bench.Settle());
    }

    private static LineEditor Type(byte[] typed, out bool complete)
    {
        var editor = new LineEditor(new TerminalWriter(new Catalogue()), ["broker-password"]);
        complete = false;
        foreach (byte value in typed)
        {
            complete = editor.Take(value) == LineKey.Return;
        }

        return editor;
    }

    private static string Text(LineEditor editor) => new UTF8Encoding(false, true).GetString(editor.Line, 0, editor.Count);
}
