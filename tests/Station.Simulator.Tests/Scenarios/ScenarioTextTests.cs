using Station.Simulator.Scenarios;
using Station.Simulator.Swarm;

namespace Station.Simulator.Tests.Scenarios;

public sealed class ScenarioTextTests
{
    private const long WeekMs = 7 * 86_400_000L;

    [Fact]
    public void What_the_swarm_draws_is_read_back_from_its_text_as_the_same()
    {
        for (ulong seed = 1; seed <= 200; seed++)
        {
            string text = SwarmDraw.Draw(seed, "reference", WeekMs).ToText();
            Assert.Equal(text, ScenarioReader.Read("drawn", text).ToText());
        }
    }

    [Fact]
    public void Remarks_quotes_and_expectations_are_understood()
    {
        Scenario scenario = ScenarioReader.Read("file", "# a remark\nfor 2d # and another\nat 1h typed line=\"set site the # place\"\nexpect at 3h power-led = dips-1\nexpect delivered >= 10\n");
        Assert.Equal("set site the # place", scenario.Steps[0].Arguments.Word("line"));
        Assert.Equal(2, scenario.Expectations.Count);
        Assert.Equal(10_800_000, scenario.Expectations[0].AtMs);
    }

    [Theory]
    [InlineData("fro 2d", 1, "'fro' is no statement", "scenario, profile")]
    [InlineData("for 2 days", 1, "'for' has 2 values", "one value")]
    [InlineData("for 2d\nfor 3d", 2, "'for' is said a second time", "once")]
    [InlineData("for soon", 1, "'soon' is no duration", "1d6h")]
    [InlineData("for 2d\nseed -1", 2, "'-1' is no seed", "a number from 0")]
    [InlineData("for 2d\nstart yesterday", 2, "'yesterday' is no time", "2026-12-01T00:00:00Z")]
    [InlineData("for 2d\ndrift 900", 2, "'900' is no drift", "from -50 to 50")]
    [InlineData("for 2d\nbroker http", 2, "'http' is no way to speak with the broker", "tls or plain")]
    [InlineData("for 2d\nat 3h certificate-expired for=1h", 3, "has no certificate to work on", "broker tls")]
    [InlineData("for 2d\nvolume 4", 2, "'4' is no volume", "from 22 to 4096")]
    [InlineData("for 2d\n\nat 3h", 3, "a step needs a time and a fault", "at TIME FAULT")]
    [InlineData("for 2d\nat 3h sunshine", 2, "'sunshine' is no fault", "power-cut")]
    [InlineData("for 2d\nat 3h power-cut", 2, "power-cut lacks a parameter", "off=DURATION")]
    [InlineData("for 2d\nat 3h uplink-down", 2, "uplink-down lacks a parameter", "for=DURATION")]
    [InlineData("for 2d\nat 3h power-cut off=1s on=2s", 2, "'on=2s' is no parameter of power-cut", "off=DURATION")]
    [InlineData("for 2d\nat 3h power-cut off=dark", 2, "'off=dark' is no value of power-cut", "a duration")]
    [InlineData("for 2d\nat 3h broker-restart memory=some", 2, "'memory=some' is no value of broker-restart", "one of kept, lost")]
    [InlineData("for 2d\nat 3h wire-noise per-million=0 for=1h", 2, "'per-million=0' is no value", "a number from 1 to 1000000")]
    [InlineData("for 2d\nat 3d power-cut off=1s", 3, "begins behind the end", "a time before 2d")]
    [InlineData("for 2d\nexpect delivered", 2, "this is no expectation", "FACT RELATION VALUE")]
    [InlineData("for 2d\nexpect joy >= 3", 2, "'joy >= 3' cannot be looked at", "measured")]
    [InlineData("for 2d\nexpect mark = joy", 2, "'mark = joy' cannot be looked at", "safe-mode")]
    [InlineData("for 2d\nexpect power-led = green", 2, "'power-led = green' cannot be looked at", "flashes-1")]
    [InlineData("seed 1", 2, "the scenario has no length", "for 7d")]
    public void An_error_names_file_line_and_what_is_expected(string text, int line, string what, string expected)
    {
        var error = Assert.Throws<ScenarioException>(() => ScenarioReader.Read("some.scenario", text + "\n"));
        Assert.Equal("some.scenario", error.File);
        Assert.Equal(line, error.Line);
        Assert.Contains(what, error.What, StringComparison.Ordinal);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
        Assert.StartsWith($"some.scenario:{line}: ", error.Message, StringComparison.Ordinal);
    }
}
