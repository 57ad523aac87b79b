using Station.Logging;
using Station.Terminal;
using Station.Texts;
using Xunit;

namespace Station.Tests.Terminal;

/// <summary>What makes the terminal pleasant for a person: completion, history, pages, colours.</summary>
public sealed class PersonTests
{
    private const string Up = "\u001b[A";
    private const string Down = "\u001bOB";
    private const string ClearLine = "\r\u001b[K";

    private readonly TerminalBench bench = new();

    public PersonTests() => bench.Settle();

    [Theory]
    [InlineData("sta\t", "status ")]
    [InlineData("se\t", "se\r\nsensors  selftest  set  \r\n> se")]
    [InlineData("sel\t", "selftest ")]
    [InlineData("x\t", "x")]
    [InlineData("\t", "\r\nhelp  status  sensors  watch  buffer  log  time  net  channels  maintenance  mode  calibrate  selftest  led  identify  export  set  lang  file  provision  reboot  factory-reset  \r\n> ")]
    [InlineData("mode s\t", "mode so2 ")]
    [InlineData("mode so2 m\t", "mode so2 m\r\nmeasuring  maintenance  \r\n> mode so2 m")]
    [InlineData("mode so2 ma\t", "mode so2 maintenance ")]
    [InlineData("maintenance on l\t", "maintenance on level ")]
    [InlineData("log w\t", "log warning ")]
    [InlineData("led \t", "led test ")]
    [InlineData("export \t", "export all ")]
    [InlineData("set network-n\t", "set network-name ")]
    [InlineData("set net\t", "set network-")]
    [InlineData("set site \t", "set site ")]
    [InlineData("nonsense \t", "nonsense ")]
    public void The_tabulator_completes_as_far_as_all_that_is_possible_agrees(string typed, string printed)
    {
        bench.Port.Type(typed);
        Assert.Equal(printed, bench.Settle());
    }

    [Fact]
    public void The_tabulator_tells_nothing_behind_a_secret()
    {
        bench.Port.Type("set broker-password s\t");
        Assert.Equal("set broker-password *", bench.Settle());
    }

    [Fact]
    public void Lines_come_back_and_can_be_typed_on()
    {
        bench.Ask("lang");
        bench.Ask("led");
        bench.Port.Type("x" + Up);
        Assert.Equal("x" + ClearLine + "> led", bench.Settle());
        bench.Port.Type(Up + Up);
        Assert.Equal(ClearLine + "> lang", bench.Settle());
        bench.Port.Type(Down);
        Assert.Equal(ClearLine + "> led", bench.Settle());
        bench.Port.Type(" test\r");
        Assert.Contains("wanders", bench.Settle());
        bench.Port.Type(Up + Down + Down);
        Assert.EndsWith(ClearLine + "> ", bench.Settle());
    }

    [Fact]
    public void Only_the_last_lines_are_kept_and_no_secret_among_them()
    {
        for (int i = 0; i < 20; i++)
        {
            bench.Ask("x" + i);
        }

        bench.Ask("set broker-password geheim");
        bench.Ask("@1 lang");
        bench.Port.Type(string.Concat(Enumerable.Repeat(Up, 30)));
        string printed = bench.Settle();
        Assert.Equal(8, printed.Split(ClearLine).Length - 1);
        Assert.EndsWith("> x12", printed);
        Assert.DoesNotContain("geheim", printed);
    }

    [Fact]
    public void A_long_answer_waits_for_the_reader_page_by_page()
    {
        bench.Port.Type("set\r");
        string first = bench.Settle();
        Assert.EndsWith("\r\n-- more: space goes on, q ends --", first);
        Assert.Equal(22, first.Split("\r\n").Length - 2);
        bench.Port.Type(" ");
        string second = bench.Settle();
        Assert.StartsWith(ClearLine, second);
        Assert.EndsWith("> ", second);
        Assert.Contains("Version", second);
    }

    [Theory]
    [InlineData("q", true)]
    [InlineData("\u0003", true)]
    [InlineData("\r", false)]
    public void A_page_is_ended_or_turned(string key, bool ends)
    {
        bench.Port.Type("set\r");
        bench.Settle();
        bench.Port.Type(key);
        string printed = bench.Settle();
        Assert.EndsWith("> ", printed);
        Assert.NotEqual(ends, printed.Contains("Version", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_typed_ahead_is_not_lost_in_a_page()
    {
        bench.Port.Type("set\r\nlang\r\n");
        string printed = bench.Settle();
        Assert.Contains("Version", printed);
        Assert.Contains("Language", printed);
    }

    [Fact]
    public void A_page_that_nobody_reads_is_given_up_and_its_memory_too()
    {
        bench.Port.Type("set\r");
        bench.Settle();
        bench.StepFor(130_000);
        Assert.False(bench.Loop.IsOpen);
        Assert.EndsWith("> ", bench.Port.TakePrinted());
    }

    [Fact]
    public void Plain_leaves_out_pages_and_colours()
    {
        bench.Log.Write(LogLevel.Error, Component.Settings, TextKey.LogSlotDamaged, 2);
        bench.Port.Type("log\r");
        Assert.Contains("\u001b[31msettings-slot-damaged: ", bench.Settle());
        bench.Port.Type("log --plain\r");
        Assert.DoesNotContain("\u001b", bench.Settle());
        bench.Port.Type("set --plain\r");
        string printed = bench.Settle();
        Assert.Contains("Version", printed);
        Assert.DoesNotContain("more", printed);
    }

    [Fact]
    public void A_refusal_is_red_and_says_the_same_without_colour()
    {
        bench.Port.Type("nonsense\r");
        string printed = bench.Settle();
        Assert.Contains("\u001b[31munknown-command\u001b[m: nonsense", printed);
        Assert.Contains("unknown-command: nonsense: There is no such command.", TerminalBench.Plain(printed));
    }
}
