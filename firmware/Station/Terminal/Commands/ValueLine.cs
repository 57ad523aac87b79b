using Station.Aggregation;
using Station.Measurement;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>The last value of a channel as a line: what the commands that show values have in common.</summary>
internal static class ValueLine
{
    private const int ValueTextColumn = 16;
    private const int FlagColumn = 32;

    /// <summary>The letters of HJ 212 in the order of the flags' codes.</summary>
    private const string FlagLetters = "NFMSDCTB";

    /// <summary>Goes on with a row that is begun, and ends the line.</summary>
    public static void Write(TerminalWriter writer, ValueView view)
    {
        writer.Field("channel").Text(view.Name).PadTo(ValueTextColumn).Field("value");
        if (view.Value == PeriodRecord.Missing)
        {
            writer.Missing();
        }
        else
        {
            writer.Scaled(view.Value, view.Exponent).Show(" ").Field("unit").Text(view.Unit);
        }

        int flag = (int)view.Flag;
        writer.PadTo(FlagColumn).Colour(view.Flag == QualityFlag.Normal ? Tone.Plain : Tone.Doubtful);
        writer.Field("flag").Text(flag < FlagLetters.Length ? FlagLetters.Substring(flag, 1) : "?").Colour(Tone.Plain);
        writer.Field("reason").Hidden((int)view.Reason).Show(" ").Show(ReasonText(view.Reason)).NewLine();
    }

    private static TextKey ReasonText(QualityReason reason) => reason switch
    {
        QualityReason.WarmUp => TextKey.ReasonWarmUp,
        QualityReason.Silence => TextKey.ReasonSilence,
        QualityReason.ChecksumLoss => TextKey.ReasonChecksumLoss,
        QualityReason.AboveRange => TextKey.ReasonAboveRange,
        QualityReason.BelowRange => TextKey.ReasonBelowRange,
        QualityReason.TooFewReadings => TextKey.ReasonTooFewReadings,
        QualityReason.InstrumentError => TextKey.ReasonInstrumentError,
        QualityReason.Maintenance => TextKey.ReasonMaintenance,
        QualityReason.Calibrating => TextKey.ReasonCalibrating,
        QualityReason.OutOfOperation => TextKey.ReasonOutOfOperation,
        QualityReason.ManualEntry => TextKey.ReasonManualEntry,
        QualityReason.Stuck => TextKey.ReasonStuck,
        QualityReason.Implausible => TextKey.ReasonImplausible,
        QualityReason.RateOfChange => TextKey.ReasonRateOfChange,
        QualityReason.Humid => TextKey.ReasonHumid,
        QualityReason.FlashWrite => TextKey.ReasonFlashWrite,
        _ => TextKey.Nothing,
    };
}
