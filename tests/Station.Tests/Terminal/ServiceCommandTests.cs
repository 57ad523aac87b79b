using System.Text.Json;
using Station.Hal;
using Station.Indicators;
using Station.Measurement;
using Station.Terminal.Sources;
using Station.Texts;
using Xunit;

namespace Station.Tests.Terminal;

/// <summary>The commands for whoever works on a station: watch, maintenance, selftest, led, identify, export.</summary>
public sealed class ServiceCommandTests
{
    private readonly TerminalBench bench = new();

    [Fact]
    public void Watch_shows_the_values_every_two_seconds_until_a_key_is_pressed()
    {
        bench.Settle();
        bench.Port.Type("watch\r");
        bench.StepFor(5_500);
        bench.Port.Type(" ");
        string[] lines = TerminalBench.Plain(bench.Settle()).Split("\r\n");
        Assert.Equal(3, lines.Count(line => line.Contains("pm0")));
        Assert.Equal(3, lines.Count(line => line.Contains("level") && line.Contains("silence")));
        Assert.Equal("> ", lines[^1]);
        Assert.StartsWith("unknown-command: y:", bench.Ask("y"));
    }

    [Fact]
    public void Watch_ends_by_itself()
    {
        bench.Settle();
        bench.Port.Type("watch 3\r");
        bench.StepFor(4_000);
        Assert.EndsWith("> ", bench.Port.TakePrinted());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("601")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    public void Watch_takes_no_other_time(string seconds) => Assert.StartsWith($"bad-seconds: {seconds}: ", bench.Ask("watch " + seconds));

    [Fact]
    public void Maintenance_takes_all_channels_or_those_that_are_named_and_leaves_the_others_as_they_are()
    {
        bench.Sources.Modes[1] = MeasuringMode.OutOfOperation;
        Assert.Contains("so2                 maintenance\nlevel               out of operation\n", bench.Ask("maintenance on"));
        Assert.Contains("so2                 maintenance\n", bench.Ask("maintenance"));
        bench.Ask("maintenance off");
        Assert.Equal([MeasuringMode.Measuring, MeasuringMode.OutOfOperation], bench.Sources.Modes);
        bench.Sources.Modes[1] = MeasuringMode.Measuring;
        bench.Ask("maintenance on level");
        Assert.Equal([MeasuringMode.Measuring, MeasuringMode.Maintenance], bench.Sources.Modes);
    }

    [Theory]
    [InlineData("maintenance maybe", "bad-word: maybe: ")]
    [InlineData("maintenance on nothing", "unknown-channel: nothing: ")]
    [InlineData("led loud", "bad-word: loud: ")]
    [InlineData("export everything", "bad-word: everything: ")]
    [InlineData("identify me", "too-many-words: me: ")]
    [InlineData("selftest now", "too-many-words: now: ")]
    public void What_cannot_be_meant_is_refused(string line, string refusal) => Assert.StartsWith(refusal, bench.Ask(line));

    [Fact]
    public void Maintenance_that_flash_does_not_keep_is_refused()
    {
        bench.Sources.RefusesModes = true;
        Assert.StartsWith("settings-not-saved: on: ", bench.Ask("maintenance on"));
    }

    [Fact]
    public void Selftest_says_of_each_part_what_came_of_it_and_sums_up()
    {
        string answer = bench.Ask("selftest");
        Assert.Contains("Flash               passed\n", answer);
        Assert.Contains("lamp                not tried     pms\n", answer);
        Assert.Contains("All that was tried has passed.\n", answer);
        bench.Sources.Checks.Add(("journal", TextKey.Journal, CheckVerdict.Failed, "refused"));
        answer = bench.Ask("selftest");
        Assert.Contains("Journal             failed        refused\n", answer);
        Assert.Contains("Not all has passed", answer);
    }

    [Fact]
    public void Led_says_what_is_shown_and_can_let_a_light_wander()
    {
        bench.States.Set(StationState.NetworkDown, true);
        bench.States.Set(StationState.Running, true);
        bench.Lights.Step(0);
        string answer = bench.Ask("led");
        Assert.Contains("Power LED           The station works.\n", answer);
        Assert.Contains("Sensors LED         Dark.\n", answer);
        Assert.Contains("Uplink LED          The network is not in reach. Check antenna and access point.\n", answer);

        bench.Ask("led test");
        bench.Lights.Step(300);
        Assert.Equal([false, true, false], Enum.GetValues<IndicatorName>().Select(name => bench.Board.Led(name).IsLit));
    }

    [Fact]
    public void Identify_says_exactly_what_this_is()
    {
        string answer = bench.Ask("identify");
        Assert.Matches("^[0-9a-f]{16}$", Image.Sources);
        Assert.Contains($"Version             1.2.3\nImage               {Image.Sources}\nBoard               reference\nStation number      42  generation 1\nProfile             bridge  Version 4\nSite ", answer);
    }

    [Theory]
    [InlineData("export", 1)]
    [InlineData("export all", 0)]
    public void Export_gives_each_block_as_a_line_of_an_archive_without_its_time(string line, int from)
    {
        var random = new Random(5);
        bench.Sources.Blocks = [.. new[] { 10, 1, 359, 360, 361, 1_500, 4_000 }.Select(length =>
        {
            byte[] block = new byte[length];
            random.NextBytes(block);
            return block;
        })];
        string[] lines = bench.Ask(line).Split('\n');
        JsonElement[] messages = [.. lines.Where(each => each.StartsWith('{')).Select(each => JsonDocument.Parse(each).RootElement)];
        Assert.Equal(bench.Sources.Blocks[from..], messages.Select(message => message.GetProperty("payload").GetBytesFromBase64()));
        Assert.All(messages, message => Assert.Equal("sf1/0000002a/block", message.GetProperty("topic").GetString()));
        Assert.Contains($"Blocks exported     {messages.Length}", lines);
    }

    [Fact]
    public void Export_of_a_station_that_keeps_nothing_says_so()
    {
        bench.Sources.BlockTopic = null;
        Assert.StartsWith("nothing-kept: The station", bench.Ask("export"));
    }

    [Fact]
    public void Factory_reset_asks_first_and_leaves_its_note_behind()
    {
        bench.Supervision.Begin();
        Assert.Contains("(yes/no)", bench.Ask("factory-reset"));
        bench.Ask("no");
        Assert.False(bench.Supervision.Reboots.IsPending);
        Assert.Contains("erases everything", bench.Ask("factory-reset --yes"));
        bench.Supervision.Step(60_000);
        Assert.Equal(1, bench.Board.RebootCount);
        var next = new Station.Supervision.SupervisionLoop(bench.Board, bench.Log);
        next.Begin();
        Assert.Equal((Station.Supervision.BootCause.Commanded, Station.Supervision.Breadcrumb.ResetToken), (next.Cause, next.CauseToken));
    }
}
