using Station.Indicators;
using Station.Page.Contract;

namespace Station.Page.Tests.Shows;

/// <summary>What the page shows of an LED is what its pin did, and that is the rhythm of the table.</summary>
public sealed class LightViewTests
{
    /// <summary>Firmware drives a pin when its step comes: each edge may be late by a tick or two.</summary>
    private const int ToleranceMs = 120;

    [Fact]
    public async Task Each_state_has_the_rhythm_of_its_row()
    {
        await using RunningShow show = await RunningShow.StartAsync();
        await AssertRhythmAsync(show, 0, "Running");
        await AssertRhythmAsync(show, 1, "SensorsMeasuring");
        await AssertRhythmAsync(show, 2, "UplinkOnline");
        await show.AskAsync(new SetUplink(1, UplinkWay.NoNetwork));
        await AssertRhythmAsync(show, 2, "NetworkDown");
        await show.AskAsync(new SetUplink(1, UplinkWay.Down));
        await AssertRhythmAsync(show, 2, "BrokerUnreachable");
        await show.AskAsync(new SetTrouble(1, "noise", SensorTroubleKind.Silent));
        await AssertRhythmAsync(show, 1, "SensorSilent");
    }

    [Fact]
    public async Task Without_a_supply_all_are_dark_and_say_so()
    {
        await using RunningShow show = await RunningShow.StartAsync();
        await show.AskAsync(new SetPower(1, false));
        StationPicture station = await show.WaitForStationAsync("a dark station", picture => picture.Lights.All(light => light.Lit.Count == 0));
        Assert.All(station.Lights, light => Assert.Equal(("Dark", true), (light.State, light.IsFault)));
    }

    private static async Task AssertRhythmAsync(RunningShow show, int place, string state)
    {
        StationPicture? picture = null;
        int expectedMs = LitOf(Enum.Parse<StationState>(state));
        picture = await show.WaitForStationAsync(
            $"{state} in its rhythm, {expectedMs} ms lit",
            station => station.Lights[place].State == state && Math.Abs(LitOf(station.Lights[place]) - expectedMs) <= ToleranceMs);
        IReadOnlyList<int> lit = picture.Lights[place].Lit;
        Assert.Equal(lit.Order(), lit);
        Assert.All(lit, at => Assert.InRange(at, 0, LightPicture.PeriodMs));
    }

    private static int LitOf(LightPicture light) => Enumerable.Range(0, light.Lit.Count / 2).Sum(part => light.Lit[(2 * part) + 1] - light.Lit[2 * part]);

    private static int LitOf(StationState state)
    {
        Rhythm rhythm = new IndicatorTable().Set(new Rhythm(), state);
        return Enumerable.Range(0, LightPicture.PeriodMs).Count(atMs => rhythm.IsOnAt(atMs, out _));
    }
}
