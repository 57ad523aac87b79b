using Station.Hal;
using Station.Indicators;
using Station.Texts;

namespace Station.Simulator.Lamps;

/// <summary>The firmware's LED table (<see cref="IndicatorTable"/>, the one source) as data: for pages, guides and drawings.</summary>
public static class LampTable
{
    /// <summary>All rows, the most urgent first.</summary>
    public static IReadOnlyList<LampRow> Rows { get; } = Read();

    /// <summary>What an LED is called, as the terminal says it.</summary>
    public static TextKey NameOf(IndicatorName led) => led switch
    {
        IndicatorName.Power => TextKey.IndicatorPower,
        IndicatorName.Sensors => TextKey.IndicatorSensors,
        _ => TextKey.IndicatorUplink,
    };

    private static LampRow[] Read()
    {
        var table = new IndicatorTable();
        return [.. Enumerable.Range(0, table.Count).Select(place => Read(place, table[place]))];
    }

    private static LampRow Read(int place, IndicatorRow row) => new(place + 1, row.Indicator, [.. Parts(row.Rhythm)], row.Meaning, row.Remedy);

    private static IEnumerable<LampPart> Parts(Rhythm rhythm)
    {
        for (int atMs = 0; atMs < rhythm.PeriodMs;)
        {
            bool isLit = rhythm.IsOnAt(atMs, out int lengthMs);
            yield return new LampPart(isLit, lengthMs);
            atMs += lengthMs;
        }
    }
}
