using System.Globalization;
using System.Text;
using Station.Hal;
using Station.Indicators;
using Station.Simulator.Lamps;
using Station.Texts;

namespace Station.Tool.Lights;

/// <summary>
/// A drawing (SVG) of what one LED can show: for each state a lamp in its true rhythm, three seconds of it as a strip, what it means and what to do, in the order in which to deal with them.
/// As wide as a phone. It is drawn from the firmware's own table.
/// </summary>
internal sealed class LightCard
{
    private const int Width = 360;
    private const int Margin = 14;
    private const int LampRadius = 9;
    private const int StripLeft = 44;
    private const int StripWidth = Width - Margin - StripLeft;
    private const int StripHeight = 14;
    private const int HeadHeight = 54;
    private const int LineHeight = 18;
    private const int FontSize = 13;

    private readonly IndicatorName indicator;
    private readonly Language language;
    private readonly StringBuilder styles = new();
    private readonly StringBuilder body = new();
    private int top = HeadHeight;

    public LightCard(IndicatorName indicator, Language language)
    {
        this.indicator = indicator;
        this.language = language;
    }

    /// <summary>Text of the whole drawing.</summary>
    public string Draw()
    {
        LampRow[] rows = [.. LampTable.Rows.Where(row => row.Led == indicator)];
        foreach (LampRow row in rows)
        {
            DrawRow(row);
        }

        string name = rows[0].LedIn(language);
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{top}}" width="{{Width}}" height="{{top}}" role="img" aria-label="{{name}}" font-family="system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif" font-size="{{FontSize}}">
            <style>
            .card { fill: #ffffff } .line { stroke: #d0d7de } .name { fill: #1f2328; font-size: 18px; font-weight: 600 } .says { fill: #1f2328; font-weight: 600 }
            .remedy, .second { fill: #59636e } .second { font-size: 10px } .dark { fill: #30363d } .lit { fill: #ffb000 }
            @media (prefers-color-scheme: dark) { .card { fill: #0d1117 } .line { stroke: #3d444d } .name, .says { fill: #f0f6fc } .remedy, .second { fill: #9198a1 } }
            {{styles}}@media (prefers-reduced-motion: reduce) { .lit { animation: none !important } }
            </style>
            <rect class="card" width="{{Width}}" height="{{top}}" rx="8"/>
            <text class="name" x="{{Margin}}" y="28">{{name}}</text>
            {{Seconds()}}{{body}}</svg>

            """.ReplaceLineEndings("\n");
    }

    private void DrawRow(LampRow row)
    {
        DrawLamp(row);
        DrawStrip(row);
        top += LampRadius * 2 + 6;
        DrawText("says", $"{row.Place}. {row.MeaningIn(language)}");
        DrawText("remedy", row.RemedyIn(language));
        top += 10;
        body.Append(CultureInfo.InvariantCulture, $"<line class=\"line\" x1=\"{Margin}\" x2=\"{Width - Margin}\" y1=\"{top}\" y2=\"{top}\"/>\n");
        top += 14;
    }

    private void DrawLamp(LampRow row)
    {
        string name = $"rhythm{row.Place}";
        styles.Append(CultureInfo.InvariantCulture, $"@keyframes {name} {{ ");
        int atMs = 0;
        foreach (LampPart part in row.Rhythm)
        {
            styles.Append(CultureInfo.InvariantCulture, $"{100.0 * atMs / row.PeriodMs:0.###}% {{ opacity: {(part.IsLit ? 1 : 0)} }} ");
            atMs += part.LengthMs;
        }

        styles.Append(CultureInfo.InvariantCulture, $"}} .{name} {{ animation: {name} {row.PeriodMs}ms step-end infinite }}\n");
        int centre = Margin + LampRadius;
        body.Append(CultureInfo.InvariantCulture, $"<circle class=\"dark\" cx=\"{centre}\" cy=\"{top + LampRadius}\" r=\"{LampRadius}\"/>");
        body.Append(CultureInfo.InvariantCulture, $"<circle class=\"lit {name}\" cx=\"{centre}\" cy=\"{top + LampRadius}\" r=\"{LampRadius - 2}\"/>\n");
    }

    private void DrawStrip(LampRow row)
    {
        int stripTop = top + LampRadius - StripHeight / 2;
        body.Append(CultureInfo.InvariantCulture, $"<rect class=\"dark\" x=\"{StripLeft}\" y=\"{stripTop}\" width=\"{StripWidth}\" height=\"{StripHeight}\" rx=\"3\"/>\n");
        int atMs = 0;
        foreach (LampPart part in Enumerable.Repeat(row.Rhythm, Rhythm.PeriodLimitMs / row.PeriodMs).SelectMany(repetition => repetition))
        {
            if (part.IsLit)
            {
                body.Append(CultureInfo.InvariantCulture, $"<rect class=\"lit\" x=\"{Place(atMs):0.##}\" y=\"{stripTop + 2}\" width=\"{Place(part.LengthMs) - StripLeft:0.##}\" height=\"{StripHeight - 4}\"/>\n");
            }

            atMs += part.LengthMs;
        }
    }

    private void DrawText(string style, string text)
    {
        foreach (string line in TextLines.Break(text, (double)StripWidth / FontSize))
        {
            top += LineHeight;
            body.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{StripLeft}\" y=\"{top - 4}\">{System.Security.SecurityElement.Escape(line)}</text>\n");
        }
    }

    /// <summary>The scale above the strips.</summary>
    private static string Seconds() => string.Concat(
        Enumerable.Range(0, Rhythm.PeriodLimitMs / 1000 + 1).Select(second =>
            string.Create(CultureInfo.InvariantCulture, $"<text class=\"second\" x=\"{Place(second * 1000):0.##}\" y=\"{HeadHeight - 8}\" text-anchor=\"{(second == 0 ? "start" : second == 3 ? "end" : "middle")}\">{second} s</text>\n")));

    private static double Place(int timeMs) => StripLeft + (double)StripWidth * timeMs / Rhythm.PeriodLimitMs;
}
