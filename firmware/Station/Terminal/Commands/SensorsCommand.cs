using Station.Aggregation;
using Station.Measurement;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows each sensor with its counters and below it its last values with their flags.</summary>
public sealed class SensorsCommand : ITerminalCommand
{
    private const int ModelColumn = 14;
    private const int ConditionColumn = 28;
    private const int CountersColumn = 40;
    private const int ValueTextColumn = 16;
    private const int FlagColumn = 32;

    /// <summary>The letters of HJ 212 in the order of the flags' codes.</summary>
    private const string FlagLetters = "NFMSDCTB";

    private readonly ISensorSource source;
    private readonly SensorView sensorView = new SensorView();
    private readonly ValueView valueView = new ValueView();
    private int sensor;
    private int value;

    public SensorsCommand(ISensorSource source)
    {
        this.source = source;
    }

    public string Name => "sensors";

    public string Grammar => "";

    public TextKey Summary => TextKey.SensorsSummary;

    public TextKey Question => TextKey.Nothing;

    public int WordLimit => 0;

    public Refusal Begin(CommandLine line, long nowMs)
    {
        sensor = 0;
        value = -1;
        return Refusal.None;
    }

    public bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (sensor >= source.SensorCount)
        {
            if (sensor == 0)
            {
                writer.Text(TextKey.NoSensors).NewLine();
            }

            return false;
        }

        if (value < 0)
        {
            source.ReadSensor(sensor, sensorView);
            WriteSensor(writer);
        }
        else
        {
            source.ReadValue(sensor, value, valueView);
            WriteValue(writer);
        }

        value++;
        if (value >= sensorView.ValueCount)
        {
            sensor++;
            value = -1;
        }

        return true;
    }

    private static TextKey ConditionText(SensorCondition condition) => condition switch
    {
        SensorCondition.Measuring => TextKey.ConditionMeasuring,
        SensorCondition.WarmingUp => TextKey.ConditionWarmingUp,
        SensorCondition.Silent => TextKey.ConditionSilent,
        SensorCondition.Garbled => TextKey.ConditionGarbled,
        _ => TextKey.ConditionFault,
    };

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

    private void WriteSensor(TerminalWriter writer)
    {
        writer.Text(sensorView.Name).PadTo(ModelColumn).Text(sensorView.Model).PadTo(ConditionColumn).Text(ConditionText(sensorView.Condition));
        writer.PadTo(CountersColumn);
        WriteCounter(writer, TextKey.FramesGood, sensorView.FramesGood);
        WriteCounter(writer, TextKey.ChecksumErrors, sensorView.ChecksumErrors);
        WriteCounter(writer, TextKey.BytesSkipped, sensorView.BytesSkipped);
        WriteCounter(writer, TextKey.Timeouts, sensorView.Timeouts);
        WriteCounter(writer, TextKey.InstrumentErrors, sensorView.InstrumentErrors);
        WriteRecovery(writer, TextKey.Configurations, sensorView.Configurations);
        WriteRecovery(writer, TextKey.BusClears, sensorView.BusClears);
        WriteRecovery(writer, TextKey.PowerCycles, sensorView.PowerCycles);
        WriteRecovery(writer, TextKey.Recoveries, sensorView.Recoveries);
        WriteRecovery(writer, TextKey.TimesGivenUp, sensorView.TimesGivenUp);
        writer.NewLine();
    }

    /// <summary>Steps of recovery are shown where there were any: most sensors have none.</summary>
    private static void WriteRecovery(TerminalWriter writer, TextKey name, int count)
    {
        if (count > 0)
        {
            WriteCounter(writer, name, count);
        }
    }

    private static void WriteCounter(TerminalWriter writer, TextKey name, int count) => writer.Text(name).Text(" ").Number(count).Text("  ");

    private void WriteValue(TerminalWriter writer)
    {
        writer.Text("  ").Text(valueView.Name).PadTo(ValueTextColumn);
        if (valueView.Value == PeriodRecord.Missing)
        {
            writer.Text("-");
        }
        else
        {
            writer.Scaled(valueView.Value, valueView.Exponent).Text(" ").Text(valueView.Unit);
        }

        int flag = (int)valueView.Flag;
        writer.PadTo(FlagColumn).Text(flag < FlagLetters.Length ? FlagLetters.Substring(flag, 1) : "?");
        writer.Text(" ").Text(ReasonText(valueView.Reason)).NewLine();
    }
}
