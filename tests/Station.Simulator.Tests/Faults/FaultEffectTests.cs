using Station.Simulator.Scenarios;
using Station.Simulator.Swarm;
using Station.Simulator.Worlds;

namespace Station.Simulator.Tests.Faults;

/// <summary>Faults that no scenario of the repository shows do what they say, and every law holds nevertheless.</summary>
public sealed class FaultEffectTests
{
    [Theory]
    [InlineData("lost")]
    [InlineData("late")]
    [InlineData("unknown-id")]
    public void A_publication_whose_acknowledgement_does_not_come_goes_out_again(string fate)
    {
        Assert.InRange(Run($"at 1h acknowledgements fate={fate} percent=60 for=1h", "minimum").Board.Session.Resends, 10, 10_000);
    }

    [Fact]
    public void An_acknowledgement_that_comes_twice_makes_no_difference_to_what_goes_out()
    {
        Assert.Equal(Run("", "minimum").Station.Uplink.PublicationsSent, Run("at 1h acknowledgements fate=twice percent=100 for=1h", "minimum").Station.Uplink.PublicationsSent);
    }

    [Fact]
    public void Sensors_behind_a_device_at_another_address_fall_silent()
    {
        _ = Run("at 1h bus-address device=0 for=1h\nexpect at 30m sensors-led = dips-1\nexpect at 1h45m sensors-led = flashes-2", "odour");
    }

    [Fact]
    public void Sensors_behind_an_expander_without_supply_fall_silent_and_come_back_with_it()
    {
        _ = Run(
            "at 1h expander-dead expander=0 for=1h\nexpect at 30m sensors-led = dips-1\nexpect at 1h45m sensors-led = flashes-2\nexpect at 3h sensors-led = dips-1",
            "reference");
    }

    [Theory]
    [InlineData("expander-refusals permille=1000")]
    [InlineData("expander-refusals permille=100")]
    [InlineData("expander-noise per-million=50000")]
    public void Sensors_behind_expanders_on_a_bad_bus_come_back_when_it_is_good_again(string fault)
    {
        _ = Run($"at 1h {fault} for=1h\nexpect at 30m sensors-led = dips-1\nexpect at 3h sensors-led = dips-1", "reference");
    }

    [Fact]
    public void Bytes_of_a_sensor_that_never_stops_sending_are_hit_while_flash_is_written()
    {
        World world = Run("at 1h wire-commits commit=200ms percent=30 for=2h\nexpect mark = wire-hit-by-commit", "minimum");
        Assert.True(world.Board.Gate.StalledMs >= 120 * 200, "no change of flash took its time");
    }

    [Fact]
    public void Answers_that_come_too_late_leave_minutes_that_are_not_normal()
    {
        Assert.True(ValuesNotNormal("at 1h sensor-late sensor=1 up-to-ms=20000 for=2h", "noise-zone") > ValuesNotNormal("", "noise-zone") + 60);
    }

    [Fact]
    public void Answers_that_come_just_within_the_time_that_is_waited_for_them_are_taken()
    {
        Assert.Equal(ValuesNotNormal("", "noise-zone"), ValuesNotNormal("at 1h sensor-late sensor=1 up-to-ms=100 for=2h", "noise-zone"));
    }

    [Fact]
    public void A_broker_that_drops_what_is_too_much_has_the_library_send_again()
    {
        Assert.InRange(Run("at 1h broker-quota messages=1 bytes=10000 manner=dropped for=1h\nexpect mark = quota-exceeded", "minimum").Board.Session.Resends, 20, 10_000);
    }

    [Theory]
    [InlineData("messages=1 bytes=10000")]
    [InlineData("messages=100 bytes=70")]
    public void A_broker_that_closes_because_of_what_is_too_much_is_asked_ever_more_rarely(string quota)
    {
        int connections = 0;
        _ = Run($"at 1h broker-quota {quota} manner=closed for=2h\nexpect mark = quota-exceeded", "minimum", world => world.Station.Uplink.Connecting += _ => connections++);
        Assert.InRange(connections, 5, 60);
    }

    [Fact]
    public void A_real_time_clock_knows_the_time_where_nobody_else_does_until_its_battery_is_empty_or_it_stands_still()
    {
        const string Boot = "time-servers-gone for=4h\nat 1h10m power-cut off=1m\nexpect at 1h40m uplink-led = ";
        _ = Run("clock fitted\nat 1h " + Boot + "dips-1\nexpect mark = anchor-from-clock", "minimum");
        _ = Run("clock fitted\nat 30m clock-stopped part=battery for=3h\nat 1h " + Boot + "dips-2", "minimum");
        _ = Run("clock fitted\nat 30m clock-stopped part=oscillator for=3h\nat 1h " + Boot + "dips-2", "minimum");
        _ = Run("at 1h " + Boot + "dips-2", "minimum");
    }

    [Fact]
    public void A_ragged_supply_ends_boots_at_any_moment_and_flash_that_wears_out_costs_what_was_in_it()
    {
        _ = Run("at 1h supply-ragged on-up-to=10s off=2s for=30m\nexpect boots >= 60", "minimum");
        _ = Run("at 1h uplink-down for=2h\nat 2h55m flash-worn blocks=200\nexpect mark = lost-unreadable", "minimum");
    }

    [Fact]
    public void A_broker_that_a_command_names_and_that_is_not_there_is_given_up_again()
    {
        _ = Run("at 1h command what=set-broker\nexpect mark = settings-taken-back", "minimum");
    }

    private static int ValuesNotNormal(string steps, string profile)
    {
        int count = 0;
        _ = Run(steps, profile, world => world.Platform.Evidence.MinuteArrived += (block, record) =>
        {
            for (int column = 0; column < block.ColumnCount; column++)
            {
                count += block.Quality(column, record).FlagLetter == 'N' ? 0 : 1;
            }
        });
        return count;
    }

    private static World Run(string steps, string profile, Action<World>? prepare = null)
    {
        World? seen = null;
        Scenario scenario = ScenarioReader.Read("effect", $"profile {profile}\nfor 4h\nsettle 2h\n{steps}\n");
        RunResult result = SwarmRun.Run(scenario, Seeds.Profile(profile), world =>
        {
            seen = world;
            prepare?.Invoke(world);
        });
        Assert.True(!result.HasFailed, Seeds.Describe(result));
        return seen!;
    }
}
