using Station.Profiles;
using Station.Settings;
using Station.Terminal.Sources;
using Station.Texts;
using Station.Timekeeping.RealTime;

namespace Station.Terminal.Commands;

/// <summary>Gives a channel a new zero and span, with the day of the calibration and who did it, after a question.</summary>
public sealed class CalibrateCommand : TerminalCommand
{
    private const int SpanDecimals = 6;
    private const int DateLength = 10;
    private const int FirstYear = 2000;

    private readonly IChannelSource source;
    private readonly ChannelView view = new ChannelView();

    public CalibrateCommand(IChannelSource source)
    {
        this.source = source;
    }

    public override string Name => "calibrate";

    public override string Grammar => "CHANNEL ZERO SPAN YYYY-MM-DD NAME [--yes]";

    public override TextKey Summary => TextKey.CalibrateSummary;

    public override TextKey Question => TextKey.CalibrateQuestion;

    public override int WordLimit => 5;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        int channel = ChannelLine.Find(source, line.Word(1), view);
        if (channel < 0)
        {
            return line.Refuse(Refusal.UnknownChannel, line.Word(1));
        }

        if (!ProfileNumber.TryParseDecimal(line.Word(2), -view.Exponent, out int zero))
        {
            return line.Refuse(Refusal.CalibrationBad, line.Word(2));
        }

        if (!ProfileNumber.TryParseDecimal(line.Word(3), SpanDecimals, out int span))
        {
            return line.Refuse(Refusal.CalibrationBad, line.Word(3));
        }

        int day = DayOf(line.Word(4));
        if (day == 0 || line.Word(5).Length == 0)
        {
            return line.Refuse(Refusal.CalibrationBad, day == 0 ? line.Word(4) : line.Word(5));
        }

        CalibrationResult result = source.Calibrate(channel, zero, span, day, line.Word(5), nowMs);
        source.ReadChannel(channel, view);
        return result == CalibrationResult.Done ? Refusal.None : line.Refuse(RefusalOf(result), view.Name);
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        ChannelLine.Write(writer, view);
        return false;
    }

    public override string Candidate(int word, int index) => word == 1 ? ChannelLine.NameOf(source, index, view) : null;

    private static Refusal RefusalOf(CalibrationResult result) => result switch
    {
        CalibrationResult.BadValue => Refusal.CalibrationBad,
        CalibrationResult.Busy => Refusal.CalibrationBusy,
        _ => Refusal.CalibrationNotSaved,
    };

    /// <summary>Days since 1970-01-01, 0 where the text is no date. The person's date: the station may not know the time.</summary>
    private static int DayOf(string text)
    {
        bool isDate = text.Length == DateLength && text[4] == '-' && text[7] == '-';
        if (!isDate || !TryPart(text, 0, 4, out int year) || !TryPart(text, 5, 2, out int month) || !TryPart(text, 8, 2, out int day))
        {
            return 0;
        }

        return year >= FirstYear && day >= 1 && day <= CalendarDate.DaysIn(year, month) ? CalendarDate.DaysSince1970(year, month, day) : 0;
    }

    private static bool TryPart(string text, int from, int length, out int value) =>
        ProfileNumber.TryParseDecimal(text.Substring(from, length), 0, out value) && value >= 0;
}
