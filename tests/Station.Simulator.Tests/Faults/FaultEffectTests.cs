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

    private static World Run(string steps, string profile)
    {
        World? seen = null;
        Scenario scenario = ScenarioReader.Read("effect", $"profile {profile}\nfor 4h\nsettle 2h\n{steps}\n");
        RunResult result = SwarmRun.Run(scenario, Seeds.Profile(profile), world => seen = world);
        Assert.True(!result.HasFailed, Seeds.Describe(result));
        return seen!;
    }
}
