using Station.Hal;
using Station.Indicators;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>A state of the station as a line, and whose state it is: what the commands about the whole station have in common.</summary>
internal static class StateLine
{
    public static void Write(TerminalWriter writer, IndicatorRow row)
    {
        bool isDone = row.Remedy == TextKey.NothingToDo;
        writer.Row().Field("led").Token(Token(row.Indicator), IndicatorText(row.Indicator)).PadTo(TerminalWriter.ValueColumn);
        writer.Colour(isDone ? Tone.Good : row.Remedy == TextKey.WaitRemedy ? Tone.Doubtful : Tone.Bad);
        writer.Field("place").Hidden((int)row.State + 1).Field("meaning").Text(row.Meaning).Colour(Tone.Plain);
        if (!isDone)
        {
            writer.Show(" ").Field("remedy").Text(row.Remedy);
        }

        writer.NewLine();
    }

    public static void WriteIdentity(TerminalWriter writer, IStatusSource source)
    {
        writer.Label("station", TextKey.StationNumber);
        if (source.StationNumber == 0)
        {
            writer.Absent(TextKey.NotProvisioned);
        }
        else
        {
            writer.Number(source.StationNumber).Show("  ").Show(TextKey.Generation).Show(" ").Field("generation").Number(source.Generation);
        }
    }

    public static string Token(IndicatorName indicator) => indicator switch
    {
        IndicatorName.Power => "power",
        IndicatorName.Sensors => "sensors",
        _ => "uplink",
    };

    public static TextKey IndicatorText(IndicatorName indicator) => indicator switch
    {
        IndicatorName.Power => TextKey.IndicatorPower,
        IndicatorName.Sensors => TextKey.IndicatorSensors,
        _ => TextKey.IndicatorUplink,
    };
}
