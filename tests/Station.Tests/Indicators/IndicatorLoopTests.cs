using Station.Hal;
using Station.Indicators;
using Station.Tests.Supervision;
using Xunit;

namespace Station.Tests.Indicators;

public sealed class IndicatorLoopTests
{
    private readonly TestBoard board = new();
    private readonly ActiveStates states = new();
    private readonly IndicatorLoop loop;

    public IndicatorLoopTests()
    {
        loop = new IndicatorLoop(board, new IndicatorTable(), states);
    }

    [Fact]
    public void Each_LED_shows_its_most_urgent_state()
    {
        states.Set(StationState.Running, true);
        states.Set(StationState.SupplyLow, true);
        states.Set(StationState.SensorsMeasuring, true);
        states.Set(StationState.UplinkDraining, true);
        states.Set(StationState.NetworkDown, true);
        loop.Step(0);
        Assert.Equal(StationState.SupplyLow, loop.Shown(IndicatorName.Power).State);
        Assert.Equal(StationState.SensorsMeasuring, loop.Shown(IndicatorName.Sensors).State);
        Assert.Equal(StationState.NetworkDown, loop.Shown(IndicatorName.Uplink).State);
        states.Set(StationState.SupplyLow, false);
        loop.Step(1_000);
        Assert.Equal(StationState.Running, loop.Shown(IndicatorName.Power).State);
    }

    [Fact]
    public void Without_a_state_an_LED_is_dark()
    {
        states.Set(StationState.Running, true);
        loop.Step(0);
        Assert.True(board.Led(IndicatorName.Power).IsLit);
        states.Set(StationState.Running, false);
        loop.Step(500);
        Assert.False(board.Led(IndicatorName.Power).IsLit);
        Assert.Null(loop.Shown(IndicatorName.Power));
    }

    [Theory]
    [InlineData(StationState.StorageLost)]
    [InlineData(StationState.NotProvisioned)]
    [InlineData(StationState.Starting)]
    [InlineData(StationState.Running)]
    public void Driven_only_when_it_is_due_the_LED_keeps_its_rhythm(StationState state)
    {
        states.Set(state, true);
        Rhythm rhythm = new IndicatorTable()[(int)state].Rhythm;
        long dueMs = 0;
        for (long nowMs = 0; nowMs < 10_000; nowMs++)
        {
            if (nowMs >= dueMs)
            {
                dueMs = loop.Step(nowMs);
                Assert.True(dueMs > nowMs);
            }

            Assert.Equal(rhythm.IsOnAt(nowMs, out _), board.Led(IndicatorName.Power).IsLit);
        }
    }

    [Fact]
    public void After_a_stall_nothing_is_made_up_for()
    {
        states.Set(StationState.StorageLost, true);
        loop.Step(0);
        int writes = board.Led(IndicatorName.Power).Writes;
        loop.Step(15_050);
        Assert.InRange(board.Led(IndicatorName.Power).Writes - writes, 0, 1);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        states.Set(StationState.StorageLost, true);
        loop.Step(0);
        long nowMs = 0;
        Assert.Equal(0, Allocation.BytesOf(() =>
        {
            for (long endMs = nowMs + 100_000; nowMs < endMs; nowMs += 100)
            {
                states.Set(StationState.NetworkDown, nowMs % 1_000 == 0);
                loop.Step(nowMs);
            }
        }));
    }
}
