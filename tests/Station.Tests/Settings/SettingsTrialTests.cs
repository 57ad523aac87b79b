using System.Text;
using Station.Hal.Simulated.Flash;
using Station.Platform.Commands;
using Station.Platform.Wire;
using Station.Settings;
using Station.Tests.Commands;
using Station.Tests.Laws;

namespace Station.Tests.Settings;

/// <summary>Settings that lead nowhere: the station goes back by itself, whatever cuts in, and says so.</summary>
public sealed class SettingsTrialTests
{
    private const string GoodHost = "broker.example";
    private const string WrongHost = "nowhere.example";

    [Fact]
    public void A_wrong_broker_is_left_after_ten_minutes_and_told_by_event_status_log_and_terminal()
    {
        using CommandBench bench = NewBench();
        Assert.Equal([10L, 0L], bench.Send(SetHost(WrongHost))!.ReadNumbers()!);
        bench.Laws.RunMinutes(9);
        Assert.Equal((WrongHost, true), (Host(bench), Store(bench).IsOnTrial));
        Assert.Contains("On trial", Ask(bench, "set --plain"));
        bench.Laws.RunMinutes(4);
        Assert.Equal((GoodHost, false), (Host(bench), Store(bench).IsOnTrial));
        Assert.Contains("those before are in force again", Ask(bench, "set --plain"));
        Assert.Contains("settings-taken-back: ", Ask(bench, "log"));
        bench.Laws.RunMinutes(17);
        string status = Encoding.UTF8.GetString(bench.Laws.Sent("status")[^1].Payload);
        Assert.Contains("\"settingsState\":\"taken-back\"", status);
        Assert.Equal(0, bench.Laws.Settle().Unexplained.Count);
        Assert.Equal([(1, true), (3, false)], Told(bench));
        Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Identify(1)));
    }

    [Fact]
    public void A_good_broker_is_confirmed_and_stays()
    {
        using CommandBench bench = NewBench(host: WrongHost);
        bench.Laws.RunMinutes(2);
        Assert.Contains("On trial", Ask(bench, $"set broker-host {WrongHost} broker-port 1883"));
        bench.Laws.RunMinutes(3);
        Assert.Equal((WrongHost, false, SettingsNote.Confirmed), (Host(bench), Store(bench).IsOnTrial, Store(bench).Note));
        bench.Laws.RunMinutes(30);
        Assert.Equal(WrongHost, Host(bench));
        Assert.Equal([(1, true), (2, false)], Told(bench));
    }

    [Fact]
    public void Only_the_way_to_the_broker_goes_back()
    {
        using CommandBench bench = NewBench();
        bench.Send(CommandRequest.Set([KeyValuePair.Create("broker-port", "1"), KeyValuePair.Create("site", "bridge")]));
        bench.Laws.RunMinutes(1);
        Ask(bench, "set latitude 7");
        bench.Laws.RunMinutes(13);
        StationSettings settings = Store(bench).Settings;
        Assert.Equal(("1883", "bridge", "7"), (settings.Text(SettingKey.BrokerPort), settings.Text(SettingKey.Site), settings.Text(SettingKey.Latitude)));
    }

    [Fact]
    public void A_second_wrong_change_goes_back_to_what_was_before_the_first()
    {
        using CommandBench bench = NewBench();
        bench.Send(SetHost(WrongHost));
        bench.Laws.RunMinutes(5);
        Ask(bench, "set broker-port 2");
        bench.Laws.RunMinutes(9);
        Assert.True(Store(bench).IsOnTrial);
        bench.Laws.RunMinutes(3);
        Assert.Equal((GoodHost, "1883"), (Host(bench), Store(bench).Settings.Text(SettingKey.BrokerPort)));
    }

    [Fact]
    public void A_station_that_cannot_stay_up_goes_back_at_its_fourth_start()
    {
        using CommandBench bench = NewBench();
        bench.Send(SetHost(WrongHost));
        for (int start = 1; start <= SettingsStore.TrialStartLimit; start++)
        {
            bench.Laws.RunMinutes(2);
            Assert.Equal(WrongHost, Host(bench));
            bench.Laws.Station.Run.PlanPowerCut(bench.Laws.NowMs + 1, 1_000);
            bench.Laws.RunFor(10_000);
        }

        Assert.Equal(GoodHost, Host(bench));
    }

    [Fact]
    public void A_power_cut_at_every_flash_operation_leaves_old_or_new_settings_and_never_a_dead_station()
    {
        long operations = Operations(out long changed);
        int wrong = 0;
        int good = 0;
        for (long operation = 0; operation < operations; operation++)
        {
            using CommandBench bench = NewBench();
            bench.Laws.Station.Run.CutPowerAtFlashOperation(bench.Laws.Station.Board.Storage.Chip.Operations + operation, 1_000);
            Change(bench);
            bench.Laws.RunMinutes(0.5);
            if (bench.Laws.Station.Run.PowerCuts > 0)
            {
                _ = Host(bench) == WrongHost ? wrong++ : good++;
                Assert.Contains(Host(bench), new[] { WrongHost, GoodHost });
                Assert.Equal(SettingsFinding.Sound, Reload(bench));
            }

            bench.Laws.RunMinutes(15);
            Assert.Equal((GoodHost, false), (Host(bench), Store(bench).IsOnTrial));
            Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Identify(1)));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{operations} power cuts ({changed} up to the change), {wrong} left the new host, {good} the old one");
        Assert.True(wrong > 0 && good > 0);
    }

    [Fact]
    public void A_power_cut_at_every_flash_operation_of_going_back_leaves_a_station_that_goes_back()
    {
        long operations;
        using (CommandBench whole = NewBench())
        {
            RunToTheEndOfTrial(whole);
            long before = whole.Laws.Station.Board.Storage.Chip.Operations;
            whole.Laws.RunMinutes(1.5);
            Assert.Equal(GoodHost, Host(whole));
            operations = whole.Laws.Station.Board.Storage.Chip.Operations - before;
        }

        for (long operation = 0; operation < operations; operation++)
        {
            using CommandBench bench = NewBench();
            RunToTheEndOfTrial(bench);
            bench.Laws.Station.Run.CutPowerAtFlashOperation(bench.Laws.Station.Board.Storage.Chip.Operations + operation, 1_000);
            bench.Laws.RunMinutes(16);
            Assert.Equal(1, bench.Laws.Station.Run.PowerCuts);
            Assert.Equal((GoodHost, false), (Host(bench), Store(bench).IsOnTrial));
            Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Identify(1)));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{operations} power cuts while going back");
        Assert.True(operations > 10);
    }

    [Fact]
    public void Safe_mode_is_no_part_of_a_trial()
    {
        var log = new Station.Logging.DeviceLog(new Supervision.TestBoard().Clock, 8);
        var board = new Supervision.TestBoard();
        var store = new SettingsStore(board.Volume, board.Checksum, new StationSettings(new SettingsSchema()), log);
        store.Save();
        var change = new SettingChange();
        change.Add(SettingKey.BrokerHost, WrongHost);
        store.Change(change, true);
        var trial = new SettingsTrial(store, new NoEvents());
        for (long nowMs = 0; nowMs < 3_600_000; nowMs += 1_000)
        {
            Assert.False(trial.Step(false, false, nowMs));
        }

        Assert.InRange(trial.LeftMs, 590_000, 600_000);
    }

    private static CommandBench NewBench(string host = GoodHost)
    {
        var bench = new CommandBench(new LawBench(behind: link => new NamedBrokerLink(link, host, 1883)));
        bench.Laws.RunMinutes(3);
        if (host == GoodHost)
        {
            Ask(bench, "lang en");
        }

        return bench;
    }

    private static CommandRequest SetHost(string host) => CommandRequest.Set([KeyValuePair.Create("broker-host", host)]);

    private static string Host(CommandBench bench) => bench.Firmware.Delivery.Settings.Settings.Text(SettingKey.BrokerHost);

    private static SettingsStore Store(CommandBench bench) => bench.Firmware.Delivery.Settings;

    private static string Ask(CommandBench bench, string line)
    {
        bench.Laws.Station.Board.Console.TakePrinted();
        bench.Laws.Station.Board.Console.Type("lang en\r");
        bench.Laws.RunFor(2_000, 100);
        bench.Laws.Station.Board.Console.TakePrinted();
        bench.Laws.Station.Board.Console.Type(line + "\r");
        bench.Laws.RunFor(6_000, 100);
        return bench.Laws.Station.Board.Console.TakePrinted();
    }

    private static List<(int, bool)> Told(CommandBench bench) =>
        [.. bench.Laws.Platform.Records().Where(record => record.EventType == EventType.Settings).Select(record => ((int)record.EventBody[0], record.EventBody[^1] == 1))];

    private static void Change(CommandBench bench)
    {
        CommandExchange exchange = bench.Begin(SetHost(WrongHost));
        bench.Publish(exchange.Compose());
        bench.Laws.RunFor(3_000, 100);
        bench.TakeAnswers().ForEach(message => exchange.Take(message));
        bench.Publish(exchange.Compose());
        bench.Laws.RunFor(8_000, 100);
    }

    private static long Operations(out long changed)
    {
        using CommandBench bench = NewBench();
        FlashChip chip = bench.Laws.Station.Board.Storage.Chip;
        long before = chip.Operations;
        Change(bench);
        Assert.Equal(WrongHost, Host(bench));
        changed = chip.Operations - before;
        bench.Laws.RunMinutes(1);
        return chip.Operations - before;
    }

    private static void RunToTheEndOfTrial(CommandBench bench)
    {
        Change(bench);
        while (bench.Firmware.Delivery.SettingsTrialLeftMs > 2_000)
        {
            bench.Laws.RunFor(1_000);
        }
    }

    private static SettingsFinding Reload(CommandBench bench)
    {
        var files = bench.Laws.Station.Board.Files;
        var log = new Station.Logging.DeviceLog(bench.Laws.Station.Board.Clock, 8);
        return new SettingsStore(new RefusingFiles(files) { Refuses = _ => true }, bench.Laws.Station.Board.Checksum, new StationSettings(new SettingsSchema()), log).Load();
    }

    private sealed class NoEvents : Station.Aggregation.IEventSink
    {
        public bool AcceptEvent(Station.Aggregation.EventType type, long uptimeMs, Station.Bytes.ByteWriter body) => false;
    }
}
