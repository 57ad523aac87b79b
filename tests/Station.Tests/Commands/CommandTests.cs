using Station.Hal;
using Station.Hal.Simulated.Mqtt;
using Station.Measurement;
using Station.Platform.Commands;
using Station.Platform.Storage;
using Station.Settings;
using Station.Supervision;
using DeskOutcome = Station.Commands.CommandOutcome;

namespace Station.Tests.Commands;

/// <summary>Each command on a whole station, from the platform's end and back.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly CommandBench bench = new();

    public CommandTests() => bench.Laws.RunMinutes(3);

    public void Dispose() => bench.Dispose();

    [Fact]
    public void The_first_message_learns_the_session_and_the_command_is_done_once()
    {
        CommandAnswer answer = bench.Send(CommandRequest.Identify(30))!;
        Assert.Equal((CommandOutcome.Done, 1L), (answer.Outcome, answer.Counter));
        Assert.Equal((1, 1), (Count(DeskOutcome.Done), Count(DeskOutcome.StaleSession)));
        Assert.Equal(2, bench.Send(CommandRequest.Identify(1))!.Counter);
    }

    [Fact]
    public void Identify_lets_one_light_wander_over_the_three_leds()
    {
        const int NextLookMs = 1_000;
        bench.Send(CommandRequest.Identify(10));
        bench.Laws.RunFor(NextLookMs, 100); // until the lights are looked at again
        var lit = new HashSet<string>();
        for (int i = 0; i < 30; i++)
        {
            bench.Laws.RunFor(100, 100);
            IndicatorName[] on = [.. Enum.GetValues<IndicatorName>().Where(name => bench.Laws.Station.Board.Led(name).IsActive)];
            lit.Add(Assert.Single(on).ToString());
        }

        Assert.Equal(3, lit.Count);
    }

    [Fact]
    public void Diagnostics_answers_every_counter_of_the_table()
    {
        CommandAnswer answer = bench.Send(CommandRequest.Plain(CommandCode.Diagnostics))!;
        long[] numbers = [.. answer.ReadNumbers()!];
        Assert.Equal(CommandWords.Counters.Count, numbers[0]);
        Assert.Equal(numbers.Length, numbers[0] + 1);
        long Named(string name) => numbers[1 + CommandWords.Counters.ToList().IndexOf(name)];
        Assert.Equal(bench.Firmware.Delivery.Journal.Boot.Boot, Named("boot"));
        Assert.Equal(bench.Firmware.Delivery.Store.SegmentLimit, Named("segmentLimit"));
        Assert.Equal(1, Named("timeSource"));
        Assert.Equal(1, Named("commandsStaleSession"));
        Assert.Equal(0, Named("settingsTrialLeftS"));
    }

    [Fact]
    public void Reboot_restarts_the_station_and_the_next_boot_says_that_it_was_commanded()
    {
        int boots = bench.Laws.Station.Run.Boots;
        Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Plain(CommandCode.Reboot)));
        bench.Laws.RunMinutes(2);
        Assert.Equal(boots + 1, bench.Laws.Station.Run.Boots);
        Assert.Equal(1, bench.Laws.Station.Run.RequestedReboots);
    }

    [Fact]
    public void However_often_the_platform_reboots_it_a_station_is_not_taken_for_one_that_falls_over()
    {
        for (int reboot = 0; reboot <= BootCounter.Limit; reboot++)
        {
            Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Plain(CommandCode.Reboot)));
            bench.Laws.RunMinutes(2);
        }

        Assert.Equal(BootCounter.Limit + 1, bench.Laws.Station.Run.RequestedReboots);
        Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Plain(CommandCode.Diagnostics)));
    }

    [Fact]
    public void Step_keys_steps_and_is_refused_until_the_key_before_is_destroyed()
    {
        CommandAnswer answer = bench.Send(CommandRequest.Plain(CommandCode.StepKeys))!;
        Assert.Equal((CommandOutcome.Done, 1L), (answer.Outcome, Assert.Single(answer.ReadNumbers()!)));
        bench.Laws.RunFor(10_000);
        Assert.Equal(1, bench.Firmware.Delivery.Epochs.Epoch);
        Assert.Equal(CommandOutcome.Busy, bench.OutcomeOf(CommandRequest.Plain(CommandCode.StepKeys)));
        bench.Laws.RunMinutes(20);
        Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Plain(CommandCode.StepKeys)));
        bench.Laws.RunMinutes(20);
        Assert.Equal(2, bench.Firmware.Delivery.Epochs.Epoch);
        Assert.Equal(0, bench.Laws.Settle().Unexplained.Count);
    }

    [Fact]
    public void Calibrate_is_an_event_and_the_same_again_is_no_other_one()
    {
        CommandRequest request = CommandRequest.Calibrate(0, 3, 1_010_000, 20_790, "Li");
        Assert.Equal(1, Assert.Single(bench.Send(request)!.ReadNumbers()!));
        Assert.Equal(1, Assert.Single(bench.Send(request)!.ReadNumbers()!));
        Assert.Equal(2, Assert.Single(bench.Send(CommandRequest.Calibrate(0, 4, 1_010_000, 20_790, "Li"))!.ReadNumbers()!));
        Assert.Equal(CommandOutcome.BadValue, bench.OutcomeOf(CommandRequest.Calibrate(99, 3, 1_010_000, 20_790, "Li")));
        Assert.Equal(CommandOutcome.BadValue, bench.OutcomeOf(CommandRequest.Calibrate(0, 3, 1, 20_790, "Li")));
        bench.Laws.Settle();
        Assert.Equal([(0L, 3L, 1L), (0L, 4L, 2L)], bench.Laws.Platform.Calibrations().Select(change => (change.Column, change.Zero, change.Version)));
    }

    [Fact]
    public void Maintenance_flags_the_channels_holds_over_a_power_cut_and_ends_when_it_is_told_to()
    {
        Assert.Equal(1, Assert.Single(bench.Send(CommandRequest.Maintenance(true, [0]))!.ReadNumbers()!));
        bench.Laws.RunMinutes(3);
        bench.Laws.Station.Run.PlanPowerCut(bench.Laws.NowMs + 1, 1_000);
        bench.Laws.RunMinutes(3);
        Assert.Equal(MeasuringMode.Maintenance, bench.Firmware.Modes.Of(0));
        Assert.Equal(0, Assert.Single(bench.Send(CommandRequest.Maintenance(false, []))!.ReadNumbers()!));
        bench.Laws.RunMinutes(3);
        bench.Laws.Settle();
        string flags = string.Concat(bench.Laws.Minutes().Select(minute => minute.Qualities[0].Reason == 8 ? 'M' : '.'));
        Assert.Matches(@"^\.+M{4,}\.+$", flags);
        Assert.All(bench.Laws.Minutes(), minute => Assert.NotEqual(8, minute.Qualities[1].Reason));
    }

    [Fact]
    public void Resend_publishes_again_what_flash_still_holds_although_the_platform_has_it()
    {
        bench.Laws.Settle();
        long blocks = bench.Firmware.Delivery.Store.NextBlock;
        Assert.Equal(0, bench.Firmware.Delivery.Uplink.Blocks.Unpublished);
        long sinceMs = bench.Laws.NowMs;
        Assert.Equal([1L, blocks], bench.Send(CommandRequest.Resend(1))!.ReadNumbers()!);
        bench.Laws.RunMinutes(2);
        Assert.Equal(blocks - 1, bench.Laws.Sent("block", sinceMs).Count);
        Assert.Equal(0, bench.Firmware.Delivery.Uplink.Blocks.Unpublished);
        Assert.Equal(CommandOutcome.BadValue, bench.OutcomeOf(CommandRequest.Resend(100_000)));
        Assert.Equal((0, 0), (bench.Laws.Platform.Report().Conflicts, bench.Laws.Platform.Report().SealFailures));
    }

    [Fact]
    public void A_setting_that_cannot_be_set_is_named_with_the_reason()
    {
        AssertRefused("setting-unknown", 0, ("no-such", "1"));
        AssertRefused("setting-of-identity", 0, ("generation", "1"));
        AssertRefused("setting-of-identity", 1, ("site", "x"), ("command-key", new string('a', 64)));
        AssertRefused("setting-is-secret", 1, ("broker-host", "other.example"), ("broker-password", "secret"));
        AssertRefused("setting-out-of-range", 0, ("broker-port", "70000"));
        AssertRefused("setting-not-number", 0, ("broker-port", "x"));
        AssertRefused("setting-bad-character", 0, ("broker-host", "a b"));
        AssertRefused("setting-no-profile", 0, ("profile-file", "missing.profile"));
        Assert.Equal("broker.example", Setting(SettingKey.BrokerHost));
        Assert.Equal(1, bench.Firmware.Commands.Counter + 1);
    }

    [Fact]
    public void Settings_beside_the_link_are_in_force_at_once_and_the_context_says_so()
    {
        Assert.Equal([0L, 0L], bench.Send(Set(("site", "北桥"), ("latitude", "37068000")))!.ReadNumbers()!);
        Assert.Equal("北桥", Setting(SettingKey.Site));
        long context = bench.Firmware.Delivery.Journal.Boot.Context;
        bench.Laws.RunMinutes(2);
        Assert.Equal(context + 1, bench.Firmware.Delivery.Journal.Boot.Context);
    }

    [Fact]
    public void Garbage_is_counted_and_answered_by_nobody()
    {
        bench.Send(CommandRequest.Identify(1));
        bench.TakeAnswers();
        bench.Publish([]);
        bench.Publish([1, 2, 3]);
        bench.Publish(new byte[2_000]);
        bench.Laws.RunFor(10_000);
        Assert.Equal(3, Count(DeskOutcome.NotUnderstood));
        Assert.Empty(bench.TakeAnswers());
    }

    [Fact]
    public void A_flood_is_bounded_and_the_station_goes_on()
    {
        for (int i = 0; i < 500; i++)
        {
            bench.Publish(bench.Begin(CommandRequest.Identify(1)).Compose());
        }

        bench.Laws.RunMinutes(2);
        Assert.True(Count(DeskOutcome.Dropped) > 0);
        Assert.Equal(CommandOutcome.Done, bench.OutcomeOf(CommandRequest.Identify(1)));
        Assert.Equal(0, bench.Laws.Settle().Unexplained.Count);
    }

    private static CommandRequest Set(params (string Name, string Value)[] pairs) =>
        CommandRequest.Set([.. pairs.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))]);

    private string Setting(SettingKey key) => bench.Firmware.Delivery.Settings.Settings.Text(key);

    private int Count(DeskOutcome outcome) => bench.Firmware.Commands.Count(outcome);

    private void AssertRefused(string token, int which, params (string Name, string Value)[] pairs)
    {
        CommandAnswer answer = bench.Send(Set(pairs))!;
        Assert.Equal(CommandOutcome.BadSetting, answer.Outcome);
        Assert.Equal((which, token), ((int)answer.Body[0], CommandWords.OfSettingRefusal(answer.Body[1])));
    }
}
