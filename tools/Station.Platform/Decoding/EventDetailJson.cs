using System.Text.Json;
using Station.Platform.Wire;

namespace Station.Platform.Decoding;

/// <summary>What an event says, as JSON.</summary>
internal static class EventDetailJson
{
    /// <summary>Writes the property <c>detail</c>: an object, or null for an event of another type.</summary>
    public static void Write(Utf8JsonWriter writer, EventDetail? detail)
    {
        if (detail is null)
        {
            writer.WriteNull("detail");
            return;
        }

        writer.WriteStartObject("detail");
        WriteFields(writer, detail);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, EventDetail detail)
    {
        switch (detail)
        {
            case BootEvent boot:
                WriteBoot(writer, boot);
                break;
            case ContextEvent context:
                WriteContext(writer, context);
                break;
            case AnchorEvent anchor:
                writer.WriteWhole("uptimeMs", anchor.UptimeMs);
                writer.WriteWhole("utcMs", anchor.UtcMs);
                writer.WriteWhole("uncertaintyMs", anchor.UncertaintyMs);
                writer.WriteWhole("source", anchor.Source);
                break;
            case LossEvent loss:
                WriteLoss(writer, loss);
                break;
            case DayLevelsEvent levels:
                WriteDayLevels(writer, levels);
                break;
            case CalibrationEvent calibration:
                writer.WriteWhole("column", calibration.Column);
                WriteCalibration(writer, calibration.Calibration);
                break;
            case AlarmEvent alarm:
                writer.WriteString("name", alarm.Name);
                writer.WriteWhole("column", alarm.Column);
                writer.WriteBoolean("raised", alarm.IsRaised);
                writer.WriteWhole("value", alarm.Value);
                break;
            case SettingsEvent settings:
                writer.WriteWhole("change", settings.Change);
                writer.WriteWhole("version", settings.Version);
                writer.WriteBoolean("onTrial", settings.IsOnTrial);
                break;
            case StatusEvent status:
                WriteNumbers(writer, status);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(detail));
        }
    }

    private static void WriteBoot(Utf8JsonWriter writer, BootEvent boot)
    {
        writer.WriteWhole("cause", boot.Cause);
        writer.WriteWhole("shortBootsBefore", boot.ShortBootsBefore);
        writer.WriteWhole("previousBoot", boot.PreviousBoot);
        writer.WriteWhole("findings", boot.Findings);
        writer.WriteString("firmware", boot.FirmwareVersion);
        writer.WriteString("board", boot.Board);
    }

    private static void WriteLoss(Utf8JsonWriter writer, LossEvent loss)
    {
        writer.WriteWhole("kind", loss.Kind);
        writer.WriteWhole("reason", loss.Reason);
        writer.WriteWhole("first", loss.FirstSequence);
        writer.WriteWhole("last", loss.LastSequence);
        writer.WriteWhole("count", loss.Count);
        writer.WriteWhole("firstBoot", loss.FirstBoot);
        writer.WriteWhole("firstUptimeMs", loss.FirstUptimeMs);
        writer.WriteWhole("lastBoot", loss.LastBoot);
        writer.WriteWhole("lastUptimeMs", loss.LastUptimeMs);
    }

    private static void WriteDayLevels(Utf8JsonWriter writer, DayLevelsEvent levels)
    {
        writer.WriteWhole("day", levels.DayNumber);
        writer.WriteStartArray("levels");
        foreach (var level in levels.Levels)
        {
            writer.WriteStartObject();
            writer.WriteWhole("column", level.Column);
            writer.WriteWhole("dayReadings", level.DayReadings);
            writer.WriteWhole("ld", level.Day);
            writer.WriteWhole("nightReadings", level.NightReadings);
            writer.WriteWhole("ln", level.Night);
            writer.WriteWhole("ldn", level.DayNight);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, StatusEvent status)
    {
        writer.WriteStartArray("numbers");
        foreach (var number in status.Numbers)
        {
            writer.WriteWhole(number);
        }

        writer.WriteEndArray();
    }

    private static void WriteContext(Utf8JsonWriter writer, ContextEvent context)
    {
        writer.WriteWhole("context", context.Context);
        writer.WriteString("site", context.Site);
        writer.WriteWhole("latitude", context.LatitudeMicrodegrees);
        writer.WriteWhole("longitude", context.LongitudeMicrodegrees);
        writer.WriteWhole("utcOffsetMin", context.UtcOffsetMinutes);
        writer.WriteWhole("dayBoundaryMin", context.DayBoundaryMinutes);
        writer.WriteString("firmware", context.FirmwareVersion);
        writer.WriteHex("firmwareHash", context.FirmwareHash);
        writer.WriteString("board", context.Board);
        writer.WriteString("profile", context.Profile);
        writer.WriteWhole("profileVersion", context.ProfileVersion);
        writer.WriteBoolean("maintenance", context.Maintenance);
        writer.WriteStartArray("sensors");
        foreach (var sensor in context.Sensors)
        {
            writer.WriteStartObject();
            writer.WriteString("name", sensor.Name);
            writer.WriteString("model", sensor.Model);
            writer.WriteString("serial", sensor.Serial);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteColumns(writer, "columns", context.Columns);
        WriteColumns(writer, "hourColumns", context.HourColumns);
    }

    private static void WriteColumns(Utf8JsonWriter writer, string name, ContextColumn[] columns)
    {
        writer.WriteStartArray(name);
        foreach (var column in columns)
        {
            writer.WriteStartObject();
            writer.WriteString("factor", column.Factor);
            writer.WriteWhole("statistic", column.Statistic);
            writer.WriteString("unit", column.Unit);
            writer.WriteWhole("exponent", column.Exponent);
            writer.WriteWhole("instance", column.Instance);
            WriteCalibration(writer, column.Calibration);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCalibration(Utf8JsonWriter writer, ContextCalibration calibration)
    {
        writer.WriteWhole("zero", calibration.Zero);
        writer.WriteWhole("span", calibration.SpanMillionths);
        writer.WriteWhole("date", calibration.DateDays);
        writer.WriteString("operator", calibration.Operator);
        writer.WriteWhole("version", calibration.Version);
    }
}
