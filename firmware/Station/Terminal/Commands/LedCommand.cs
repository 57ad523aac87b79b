using Station.Hal;
using Station.Indicators;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Says what the three LEDs show, for whoever cannot see them, and lets a light wander over them, which shows whether each works.</summary>
public sealed class LedCommand : TerminalCommand
{
    private const int TestMs = 10_000;
    private const int Leds = 3;

    private readonly IndicatorLoop lights;
    private bool isTest;

    public LedCommand(IndicatorLoop lights)
    {
        this.lights = lights;
    }

    public override string Name => "led";

    public override string Grammar => "[test]";

    public override TextKey Summary => TextKey.LedSummary;

    public override int WordLimit => 1;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        NextLine = 0;
        isTest = line.Word(1) == "test";
        if (line.WordCount > 1 && !isTest)
        {
            return line.Refuse(Refusal.BadWord, line.Word(1));
        }

        if (isTest)
        {
            lights.Identify(nowMs + TestMs);
        }

        return Refusal.None;
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (isTest)
        {
            writer.Show(TextKey.LedTest).NewLine();
            return false;
        }

        var name = (IndicatorName)NextLine++;
        IndicatorRow row = lights.Shown(name);
        if (row == null)
        {
            writer.Row().Field("led").Token(StateLine.Token(name), StateLine.IndicatorText(name)).PadTo(TerminalWriter.ValueColumn).Show(TextKey.LedDark).NewLine();
        }
        else
        {
            StateLine.Write(writer, row);
        }

        return NextLine < Leds;
    }

    public override string Candidate(int word, int index) => word == 1 && index == 0 ? "test" : null;
}
