using Spectre.Console;
using Station.Indicators;
using Station.Simulator.Lamps;
using Station.Texts;

namespace Station.Tool.Lights;

/// <summary>The LEDs on the screen: a cell of a strip is 100 ms.</summary>
internal static class LightTable
{
    private const int CellMs = 100;

    public static Table Of(Language language)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", "LED").AddColumn(new TableColumn("3 s").NoWrap()).AddColumns("", "");
        foreach (LampRow row in LampTable.Rows)
        {
            table.AddRow(new Text($"{row.Place}"), new Text(row.LedIn(language)), new Text(Strip(row)), new Text(row.MeaningIn(language)), new Text(row.RemedyIn(language)));
        }

        return table;
    }

    private static string Strip(LampRow row)
    {
        string repetition = string.Concat(row.Rhythm.Select(part => new string(part.IsLit ? '█' : '·', part.LengthMs / CellMs)));
        return string.Concat(Enumerable.Repeat(repetition, Rhythm.PeriodLimitMs / row.PeriodMs));
    }
}
