using Station.Indicators;
using Station.Journal;
using Station.Logging;
using Station.Settings;
using Station.Supervision;
using Station.Terminal;
using Station.Texts;
using Xunit;

namespace Station.Tests.Terminal;

public sealed class TerminalLoopTests
{
    private readonly TerminalBench bench = new();

    [Fact]
    public void It_greets_with_the_version_in_the_language_in_force()
    {
        Assert.Equal("\r\nStation 1.2.3  Type help for the commands.\r\n> ", bench.Settle());
        Assert.Equal("\r\n站点 1.2.3  输入 help 查看命令。\r\n> ", new TerminalBench(Language.Chinese).Settle());
    }

    [Fact]
    public void Help_lists_every_command()
    {
        string help = bench.Ask("help");
        Assert.Equal(["help", "status", "sensors", "watch", "buffer", "log", "time", "net", "channels", "maintenance", "mode", "calibrate", "selftest", "led", "identify", "export", "set", "lang", "file", "provision", "reboot", "factory-reset"], bench.Commands.Select(command => command.Name));
        Assert.All(bench.Commands, command => Assert.Contains("  " + command.Name, help));
    }

    [Fact]
    public void Status_shows_the_station_and_what_to_do_first()
    {
        bench.States.Set(StationState.Running, true);
        bench.States.Set(StationState.NetworkDown, true);
        bench.States.Set(StationState.SupplyLow, true);
        string status = bench.Ask("status");
        Assert.Contains("Version             1.2.3\n", status);
        Assert.Contains("42  generation 1\n", status);
        Assert.Contains("邢台市 二号桥\n", status);
        Assert.Contains("7  exception (NullReferenceException)  short boots 2\n", status);
        Assert.True(status.IndexOf("supply voltage", StringComparison.Ordinal) < status.IndexOf("not in reach", StringComparison.Ordinal));
        Assert.Contains("The station works.\n", status);
    }

    [Fact]
    public void Sensors_shows_values_with_their_flags()
    {
        string sensors = bench.Ask("sensors");
        Assert.Contains("dust          plantower     measuring   good 1000", sensors);
        Assert.Contains("power cycled 2", sensors);
        Assert.DoesNotContain("given up", sensors);
        Assert.Contains("  pm0           -1.05 ug/m3     N", sensors);
        Assert.Contains("  level         -               B silence\n", sensors);
        bench.Sources.SensorCount = 0;
        Assert.Contains("no sensors", bench.Ask("sensors"));
    }

    [Fact]
    public void Buffer_net_and_time_show_their_rooms()
    {
        Assert.Contains("Room used           12 / 48  (25 %)\n", bench.Ask("buffer"));
        string net = bench.Ask("net");
        Assert.Contains("broker.example.org:8883  connected\n", net);
        Assert.Contains("测试?网  up\n", net);
        Assert.Contains("2026-01-01 08:00:00 UTC+08:00\n", bench.Ask("time"));
        bench.Sources.Resolved = false;
        Assert.Contains("not known yet", bench.Ask("time"));
    }

    [Fact]
    public void Buffer_says_how_the_journal_was_found_and_what_to_do()
    {
        foreach (JournalState state in Enum.GetValues<JournalState>())
        {
            bench.Sources.Journal = state;
            string token = JournalStates.Token(state);
            Assert.Contains("Journal             " + token + ": " + Catalogue.Text(JournalStates.Text(state), Language.English) + "\n", bench.Ask("buffer"));
            var chinese = new TerminalBench(Language.Chinese);
            chinese.Sources.Journal = state;
            Assert.Contains(token + ": " + Catalogue.Text(JournalStates.Text(state), Language.Chinese) + "\n", chinese.Ask("buffer"));
        }

        Assert.Equal(Enum.GetValues<JournalState>().Length, Enum.GetValues<JournalState>().Select(JournalStates.Token).Distinct().Count());
        Assert.Contains("Records in memory   3\n", bench.Ask("buffer"));
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(4_102_444_800_000)]
    [InlineData(long.MaxValue / 2)]
    public void Time_that_no_calendar_knows_is_shown_as_a_number(long utcMs)
    {
        bench.Sources.UtcMs = utcMs;
        bench.Sources.UtcOffsetMin = -330;
        Assert.Contains(" ms\n", bench.Ask("time"));
    }

    [Fact]
    public void Log_shows_what_is_kept_from_a_level_on_and_counts_the_rest()
    {
        bench.Log.Write(LogLevel.Info, Component.Supervision, TextKey.LogBoot, 3, 1);
        bench.Log.Write(LogLevel.Error, Component.Settings, TextKey.LogSlotDamaged, 2);
        bench.Log.Write(LogLevel.Error, Component.Settings, TextKey.LogSlotDamaged, 2);
        string log = bench.Ask("log");
        Assert.Contains("00:00:00  I         supervision   booted, cause 3, short boots before: 1\n", log);
        Assert.Contains("settings slot 2 is damaged; check the settings and write them again  x2\n", log);
        Assert.Contains("settings            warnings 0  errors 2\n", log);
        Assert.DoesNotContain("booted", bench.Ask("log warning"));
    }

    [Theory]
    [InlineData("nonsense", "unknown-command: nonsense: There is no such command. Type help for the list.\n> ")]
    [InlineData("status now", "too-many-words: now: ")]
    [InlineData("status --fast", "unknown-option: fast: ")]
    [InlineData("status --yes", "unknown-option: yes: ")]
    [InlineData("log loud", "bad-word: loud: ")]
    [InlineData("lang fr", "bad-word: fr: ")]
    [InlineData("help \"", "unfinished-quote: ")]
    public void What_cannot_be_done_is_refused_with_token_subject_and_remedy(string line, string expected)
    {
        Assert.StartsWith(expected, bench.Ask(line));
    }

    [Fact]
    public void A_line_that_is_too_long_is_not_carried_out()
    {
        Assert.StartsWith("line-too-long: ", bench.Ask("reboot --yes" + new string(' ', LineEditor.LimitBytes)));
        Assert.False(bench.Supervision.Reboots.IsPending);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("no", false)]
    [InlineData("yes please", false)]
    [InlineData("\"yes", false)]
    [InlineData("yes", true)]
    [InlineData("YES", true)]
    public void Reboot_asks_and_takes_only_yes_for_an_answer(string answer, bool reboots)
    {
        Assert.Equal("Restart the station? (yes/no) ", bench.Ask("reboot"));
        bench.Ask(answer);
        Assert.Equal(reboots, bench.Supervision.Reboots.IsPending);
        Assert.StartsWith("unknown-command: yes", bench.Ask("yes"));
    }

    [Fact]
    public void Reboot_with_yes_does_not_ask_and_leaves_its_cause_behind()
    {
        bench.Supervision.Begin();
        Assert.StartsWith("The station restarts.", bench.Ask("reboot --yes"));
        bench.Supervision.Step(60_000);
        Assert.Equal(1, bench.Board.RebootCount);
        var next = new SupervisionLoop(bench.Board, bench.Log);
        next.Begin();
        Assert.Equal(BootCause.Commanded, next.Cause);
    }

    [Fact]
    public void Lang_changes_the_language_for_good()
    {
        bench.Store.Load();
        Assert.Contains("语言", new TerminalBench(Language.Chinese).Ask("lang"));
        bench.Catalogue.Language = Language.Chinese;
        Assert.Contains("en\n", bench.Ask("lang en"));
        var settings = new StationSettings(new SettingsSchema());
        new SettingsStore(bench.Board.Volume, bench.Board.Checksum, settings, bench.Log).Load();
        Assert.Equal(Language.English, settings.Language);
    }

    [Fact]
    public void Lang_works_for_the_person_there_also_when_flash_refuses()
    {
        bench.Board.Volume.Refuses = true;
        bench.Ask("lang zh");
        Assert.Equal(Language.Chinese, bench.Catalogue.Language);
        Assert.Contains("没有这个命令", bench.Ask("x"));
    }

    [Fact]
    public void What_is_typed_while_a_command_speaks_is_carried_out_afterwards()
    {
        bench.Settle();
        bench.Port.Type("status\rlang\r");
        string printed = bench.Settle();
        Assert.True(printed.IndexOf("Free memory", StringComparison.Ordinal) < printed.IndexOf("Language", StringComparison.Ordinal));
    }

    [Fact]
    public void Output_leaves_in_portions()
    {
        bench.Ask("help");
        Assert.InRange(bench.Port.LongestWrite, 1, 64);
    }

    [Fact]
    public void A_port_that_takes_nothing_is_waited_for()
    {
        bench.Settle();
        bench.Port.Refuses = true;
        bench.Port.Type("help\r");
        for (long nowMs = 0; nowMs < 10_000; nowMs += 10)
        {
            bench.Loop.Step(nowMs);
        }

        bench.Port.Refuses = false;
        Assert.Contains("reboot", bench.Settle());
    }

    [Fact]
    public void What_a_person_needs_is_given_back_a_minute_after_the_last_key_and_not_with_a_line_begun()
    {
        bench.Ask("status");
        Assert.True(bench.Loop.IsOpen);
        bench.StepFor(61_000);
        Assert.False(bench.Loop.IsOpen);

        bench.Port.Type("sta");
        bench.StepFor(10 * 60_000);
        Assert.True(bench.Loop.IsOpen);
        bench.Port.Type("tus\r");
        Assert.Contains("Free memory", bench.Settle());
        bench.StepFor(61_000);
        Assert.False(bench.Loop.IsOpen);
        Assert.Equal(2, bench.Loop.Lines);
    }

    [Fact]
    public void Without_a_person_steps_allocate_nothing()
    {
        bench.Settle();
        long nowMs = 1_000_000;
        Assert.Equal(0, Allocation.BytesOf(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                nowMs = bench.Loop.Step(nowMs);
            }
        }));
    }
}
