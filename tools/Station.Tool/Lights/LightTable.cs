using Spectre.Console;
using Station.Indicators;
using Station.Texts;

namespace Station.Tool.Lights;

/// <summary>The LEDs on the screen: a cell of a strip is 100 ms.</summary>
internal static class LightTable
{
    private const int CellMs = 100;

    public static Table Of(Language language)
    {
        var states = new IndicatorTable();
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "LED", "3 s", "", "");
        for (int place = 0; place < states.Count; place++)
        {
            IndicatorRow row = states[place];
            table.AddRow(
                new Text($"{place + 1}"),
                new Text(LightNames.Of(row.Indicator, language)),
                new Text(Strip(row.Rhythm)),
                new Text(Catalogue.Text(row.Meaning, language)),
                new Text(Catalogue.Text(row.Remedy, language)));
        }

        return table;
    }

    private static string Strip(Rhythm rhythm) => string.Concat(
        Enumerable.Range(0, Rhythm.PeriodLimitMs / CellMs).Select(cell => rhythm.IsOnAt(cell * CellMs, out _) ? '█' : '·'));
}
