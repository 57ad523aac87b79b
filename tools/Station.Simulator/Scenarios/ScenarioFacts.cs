using System.Globalization;
using Station.Hal;
using Station.Simulator.Marks;
using Station.Simulator.Oracles;
using Station.Simulator.Worlds;

namespace Station.Simulator.Scenarios;

/// <summary>What a scenario can expect something of: numbers, what a LED shows, and marks.</summary>
public static class ScenarioFacts
{
    private const string MarkFact = "mark";

    private static readonly (string Name, Func<World, long> Value)[] Numbers =
    [
        ("measured", world => world.Station.Measured),
        ("delivered", world => world.Platform.Evidence.ConfirmedMinutes),
        ("admitted-lost", world => world.Platform.Evidence.AdmittedLost.Count),
        ("boots", world => world.Run.Boots),
        ("power-cuts", world => world.Run.PowerCuts),
        ("watchdog-resets", world => world.Run.WatchdogResets),
        ("reboots", world => world.Run.RequestedReboots),
        ("blocks-missing", world => world.Platform.MissingBlocks()),
        ("blocks-again", world => world.Platform.Evidence.BlocksAgain),
        ("epoch", world => world.Platform.NewestEpoch),
        ("tls-refused", world => world.Platform.StatusNumber("tlsRefused")),
        ("tls-time-unknown", world => world.Platform.StatusNumber("tlsTimeUnknown")),
        ("silent-minutes", world => (world.NowMs - world.Platform.LastLiveMs) / 60_000),
    ];

    private static readonly (string Name, IndicatorName Led)[] Leds =
    [
        ("power-led", IndicatorName.Power),
        ("sensors-led", IndicatorName.Sensors),
        ("uplink-led", IndicatorName.Uplink),
    ];

    /// <summary>Whether that can be looked at; if not, what can.</summary>
    public static bool Accepts(string fact, string relation, string value, out string expected)
    {
        if (fact == MarkFact)
        {
            expected = "mark = NAME, one of " + string.Join(", ", MarkTable.All.Select(mark => mark.Name));
            return relation == "=" && MarkTable.Find(value) is not null;
        }

        if (Leds.Any(led => led.Name == fact))
        {
            expected = $"{fact} = SHAPE, one of dark, lit, fast, slow, flashes-1 to flashes-5, long-2, long-3, dips-1 to dips-5";
            return relation == "=" && IsShape(value);
        }

        expected = "one of mark, " + string.Join(", ", Leds.Select(led => led.Name).Concat(Numbers.Select(number => number.Name))) + ", and a number";
        return Numbers.Any(number => number.Name == fact) && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>What is otherwise, in words; null when it is as expected.</summary>
    internal static string? Difference(Expectation expectation, World world, MarkWatch marks)
    {
        if (expectation.Fact == MarkFact)
        {
            return marks.Reached.Contains(expectation.Value) ? null : $"'{expectation}': it was not reached";
        }

        foreach ((string name, IndicatorName led) in Leds)
        {
            if (name == expectation.Fact)
            {
                string shape = Light.Of(world.Board.Led(led), world.NowMs).ToString();
                return shape == expectation.Value ? null : $"'{expectation}': it shows {shape}";
            }
        }

        long found = Numbers.First(number => number.Name == expectation.Fact).Value(world);
        long wanted = long.Parse(expectation.Value, CultureInfo.InvariantCulture);
        bool holds = expectation.Relation switch
        {
            "=" => found == wanted,
            ">=" => found >= wanted,
            _ => found <= wanted,
        };
        return holds ? null : $"'{expectation}': it is {found}";
    }

    private static bool IsShape(string value) =>
        value is "dark" or "lit" or "fast" or "slow"
        || (value.Length > 0 && value[^1] is >= '1' and <= '5' && value[..^1] is "flashes-" or "long-" or "dips-");
}
