using Station.Measurement;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows each sensor with its counters and below it its last values with their flags.</summary>
public sealed class SensorsCommand : TerminalCommand
{
    private const int ModelColumn = 14;
    private const int ConditionColumn = 28;
    private const int CountersColumn = 40;

    private readonly ISensorSource source;
    private readonly SensorView sensorView = new SensorView();
    private readonly ValueView valueView = new ValueView();
    private int sensor;
    private int value;

    public SensorsCommand(ISensorSource source)
    {
        this.source = source;
    }

    public override string Name => "sensors";

    public override TextKey Summary => TextKey.SensorsSummary;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        sensor = 0;
        value = -1;
        return Refusal.None;
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (sensor >= source.SensorCount)
        {
            if (sensor == 0)
            {
                writer.Show(TextKey.NoSensors).NewLine();
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
            writer.Row().Show("  ").Field("sensor").Hidden(sensorView.Name);
            ValueLine.Write(writer, valueView);
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

    private static string ConditionToken(SensorCondition condition) => condition switch
    {
        SensorCondition.Measuring => "measuring",
        SensorCondition.WarmingUp => "warming-up",
        SensorCondition.Silent => "silent",
        SensorCondition.Garbled => "garbled",
        _ => "fault",
    };

    private void WriteSensor(TerminalWriter writer)
    {
        SensorCondition condition = sensorView.Condition;
        writer.Row().Field("sensor").Text(sensorView.Name).PadTo(ModelColumn).Field("model").Text(sensorView.Model).PadTo(ConditionColumn);
        writer.Colour(condition == SensorCondition.Measuring ? Tone.Good : condition == SensorCondition.WarmingUp ? Tone.Doubtful : Tone.Bad);
        writer.Field("condition").Token(ConditionToken(condition), ConditionText(condition)).Colour(Tone.Plain).PadTo(CountersColumn);
        WriteCounter(writer, "good", TextKey.FramesGood, sensorView.FramesGood);
        WriteCounter(writer, "checksum", TextKey.ChecksumErrors, sensorView.ChecksumErrors);
        WriteCounter(writer, "skipped", TextKey.BytesSkipped, sensorView.BytesSkipped);
        WriteCounter(writer, "timeouts", TextKey.Timeouts, sensorView.Timeouts);
        WriteCounter(writer, "errors", TextKey.InstrumentErrors, sensorView.InstrumentErrors);
        WriteRecovery(writer, "configured", TextKey.Configurations, sensorView.Configurations);
        WriteRecovery(writer, "cleared", TextKey.BusClears, sensorView.BusClears);
        WriteRecovery(writer, "cycled", TextKey.PowerCycles, sensorView.PowerCycles);
        WriteRecovery(writer, "recovered", TextKey.Recoveries, sensorView.Recoveries);
        WriteRecovery(writer, "givenUp", TextKey.TimesGivenUp, sensorView.TimesGivenUp);
        writer.NewLine();
    }

    /// <summary>Steps of recovery are shown where there were any: most sensors have none.</summary>
    private static void WriteRecovery(TerminalWriter writer, string field, TextKey name, int count)
    {
        if (count > 0)
        {
            WriteCounter(writer, field, name, count);
        }
    }

    private static void WriteCounter(TerminalWriter writer, string field, TextKey name, int count) =>
        writer.Show(name).Show(" ").Field(field).Number(count).Show("  ");
}
