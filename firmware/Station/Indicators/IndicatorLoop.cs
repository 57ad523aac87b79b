using Station.Hal;

namespace Station.Indicators;

/// <summary>The three LEDs: each shows the most urgent state that is active.</summary>
public sealed class IndicatorLoop
{
    /// <summary>Time that the light stays on one LED while the station shows which it is.</summary>
    private const int WanderMs = 300;

    /// <summary>How late a new state may be shown: half a second is nothing to somebody who looks for three.</summary>
    private const int WatchIntervalMs = 500;

    private readonly IndicatorTable table;
    private readonly ActiveStates states;
    private readonly Indicator[] indicators;
    private int shownVersion = -1;
    private long identifyUntilMs;

    public IndicatorLoop(IBoard board, IndicatorTable table, ActiveStates states)
    {
        this.table = table;
        this.states = states;
        indicators = new[]
        {
            new Indicator(board.Indicator(IndicatorName.Power)),
            new Indicator(board.Indicator(IndicatorName.Sensors)),
            new Indicator(board.Indicator(IndicatorName.Uplink)),
        };
    }

    /// <summary>The row that an LED shows, null when it is dark.</summary>
    public IndicatorRow Shown(IndicatorName name)
    {
        int place = indicators[(int)name].Place;
        return place == IndicatorTable.None ? null : table[place];
    }

    /// <summary>Shows which station this is until that uptime: one light wanders over the three LEDs, as no state lets it.</summary>
    public void Identify(long untilMs) => identifyUntilMs = untilMs;

    public long Step(long nowMs)
    {
        if (nowMs < identifyUntilMs)
        {
            for (int i = 0; i < indicators.Length; i++)
            {
                indicators[i].DrivePast(nowMs / WanderMs % indicators.Length == i);
            }

            return nowMs + WanderMs - nowMs % WanderMs;
        }

        bool changed = shownVersion != states.Version;
        shownVersion = states.Version;
        long nextMs = nowMs + WatchIntervalMs;
        for (int i = 0; i < indicators.Length; i++)
        {
            if (changed)
            {
                indicators[i].Show(table.MostUrgent((IndicatorName)i, states), table, nowMs);
            }

            long changeMs = indicators[i].Step(nowMs);
            nextMs = changeMs < nextMs ? changeMs : nextMs;
        }

        return nextMs;
    }
}
