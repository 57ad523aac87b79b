using Station.Measurement;
using Station.Terminal.Sources;
using Station.Texts;
using Station.Timekeeping.RealTime;

namespace Station.Terminal.Commands;

/// <summary>Finds channels by their names and writes one as a line: what the commands for channels have in common.</summary>
internal static class ChannelLine
{
    private const int ModeColumn = 20;
    private const int CalibrationColumn = 38;

    /// <summary>A span has six decimals.</summary>
    private const int SpanExponent = -6;

    /// <summary>The words for the modes, in the order of <see cref="MeasuringMode"/>.</summary>
    public static string[] ModeWords() => new string[] { "measuring", "maintenance", "calibrating", "out" };

    /// <summary>The name of a channel, null behind the last.</summary>
    public static string NameOf(IChannelSource source, int index, ChannelView view)
    {
        if (index >= source.ChannelCount)
        {
            return null;
        }

        source.ReadChannel(index, view);
        return view.Name;
    }

    /// <summary>The index of a channel by its name in the profile, -1 when there is none. The view holds it then.</summary>
    public static int Find(IChannelSource source, string name, ChannelView view)
    {
        int channel = source.ChannelCount - 1;
        for (; channel >= 0; channel--)
        {
            source.ReadChannel(channel, view);
            if (view.Name == name)
            {
                break;
            }
        }

        return channel;
    }

    public static void Write(TerminalWriter writer, ChannelView view)
    {
        writer.Row().Field("channel").Text(view.Name).PadTo(ModeColumn).Field("mode").Token(ModeWords()[(int)view.Mode], ModeText(view.Mode));
        Calibration calibration = view.Calibration;
        if (calibration.Version > 0)
        {
            writer.PadTo(CalibrationColumn).Show(TextKey.CalibrationZero).Show(" ").Field("zero").Scaled(calibration.Zero, view.Exponent).Show(" ").Show(view.Unit);
            writer.Show("  ").Show(TextKey.CalibrationSpan).Show(" ").Field("span").Scaled(calibration.Span, SpanExponent).Show("  ").Field("day").BeginText();
            CalendarDate.FromDays(calibration.Day, out int year, out int month, out int day);
            writer.Number(year, 4).Text("-").Number(month, 2).Text("-").Number(day, 2).EndText().Show("  ").Field("operator").Text(calibration.Operator).Show("  ");
            writer.Show(TextKey.Version).Show(" ").Field("version").Number(calibration.Version);
        }

        writer.NewLine();
    }

    private static TextKey ModeText(MeasuringMode mode) => mode switch
    {
        MeasuringMode.Maintenance => TextKey.ReasonMaintenance,
        MeasuringMode.Calibrating => TextKey.ReasonCalibrating,
        MeasuringMode.OutOfOperation => TextKey.ReasonOutOfOperation,
        _ => TextKey.ConditionMeasuring,
    };
}
