using System.Text;
using Station.Hal;
using Station.Indicators;
using Station.Tests.Texts;
using Station.Texts;
using Xunit;

namespace Station.Tests.Indicators;

public sealed class IndicatorPageTests
{
    private const int CellMs = 100;
    private readonly IndicatorTable table = new();

    [Theory]
    [InlineData(Language.Chinese, "| 次序 | 指示灯 | 三秒内的样子 | 含义 | 怎么办 |")]
    [InlineData(Language.English, "| order | LED | three seconds of it | meaning | what to do |")]
    public void The_page_is_drawn_from_the_table(Language language, string heading)
    {
        var expected = new StringBuilder(heading + "\n|---|---|---|---|---|\n");
        for (int i = 0; i < table.Count; i++)
        {
            IndicatorRow row = table[i];
            expected.Append($"| {i + 1} | {Name(row.Indicator, language)} | `{Drawing(row.Rhythm)}` | ");
            expected.Append($"{Catalogue.Text(row.Meaning, language)} | {Catalogue.Text(row.Remedy, language)} |\n");
        }

        Assert.True(SourceFolder.Read("docs", "leds.md").Contains(expected.ToString()), "docs/leds.md must have this table:\n" + expected);
    }

    private static string Name(IndicatorName indicator, Language language) => Catalogue.Text(
        indicator switch
        {
            IndicatorName.Power => TextKey.IndicatorPower,
            IndicatorName.Sensors => TextKey.IndicatorSensors,
            _ => TextKey.IndicatorUplink,
        },
        language);

    private static string Drawing(Rhythm rhythm) => string.Concat(
        Enumerable.Range(0, Rhythm.PeriodLimitMs / CellMs).Select(cell => rhythm.IsOnAt(cell * CellMs, out _) ? '█' : '·'));
}
