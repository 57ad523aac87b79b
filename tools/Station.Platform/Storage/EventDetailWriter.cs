using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>Puts what events say into tables of their own: boots, anchors, losses, contexts.</summary>
internal sealed class EventDetailWriter(StoreDatabase database) : IDisposable
{
    private static readonly JsonSerializerOptions SensorJson = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly PreparedStatement insertBoot = database.Prepare(
        "INSERT INTO boot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");

    private readonly PreparedStatement insertAnchor = database.Prepare(
        "INSERT INTO anchor VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");

    private readonly PreparedStatement insertAnchorArrival = database.Prepare(
        """
        INSERT INTO anchor_arrival VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET first_received_ms = excluded.first_received_ms WHERE excluded.first_received_ms < first_received_ms
        """);

    /// <summary>The same allowance as on the station: both uncertainties, and the drift between the two.</summary>
    private readonly PreparedStatement findAnchorConflict = database.Prepare(
        """
        INSERT INTO anchor_conflict
        SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (
            SELECT 1 FROM anchor
            WHERE station = ?1 AND generation = ?2 AND boot = ?3 AND boot_nonce = ?4
              AND abs(utc_ms - uptime_ms - (?7 - ?5)) > uncertainty_ms + ?6 + (abs(uptime_ms - ?5) * 50 + 999999) / 1000000)
        ON CONFLICT DO NOTHING
        """);

    private readonly PreparedStatement insertLoss = database.Prepare(
        "INSERT INTO loss VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");

    private readonly PreparedStatement insertContext = database.Prepare(
        "INSERT INTO context VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");

    private readonly PreparedStatement insertColumn = database.Prepare(
        "INSERT INTO context_column VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");

    private readonly PreparedStatement insertDayLevel = database.Prepare(
        "INSERT INTO day_level VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");

    private readonly PreparedStatement insertCalibration = database.Prepare(
        "INSERT INTO calibration VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");

    private readonly PreparedStatement insertAlarm = database.Prepare(
        "INSERT INTO alarm VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");

    private readonly PreparedStatement findConflict = database.Prepare(
        """
        INSERT INTO conflict
        SELECT station, generation, 'context', context FROM context
        WHERE station = ? AND generation = ? AND context = ?
        GROUP BY context HAVING count(*) > 1
        ON CONFLICT DO NOTHING
        """);

    /// <summary>Stores the detail of one event and returns how many conflicts it brought to light.</summary>
    public int Write(StoreKey key, BlockHeader header, EventRecord record, long variant)
    {
        switch (record.Detail)
        {
            case BootEvent boot:
                insertBoot.Bind(key.Station).Bind(key.Generation).Bind(record.Sequence).Bind(variant)
                    .Bind(header.Boot).Bind(header.BootNonce).Bind(boot.Cause).Bind(boot.ShortBootsBefore)
                    .Bind(boot.PreviousBoot).Bind(boot.Findings).Bind(boot.FirmwareVersion).Bind(boot.Board).Run();
                return 0;
            case AnchorEvent anchor:
                insertAnchor.Bind(key.Station).Bind(key.Generation).Bind(header.Boot).Bind(header.BootNonce)
                    .Bind(anchor.UptimeMs).Bind(anchor.UncertaintyMs).Bind(anchor.UtcMs).Bind(anchor.Source).Run();
                findAnchorConflict.Bind(key.Station).Bind(key.Generation).Bind(header.Boot).Bind(header.BootNonce)
                    .Bind(anchor.UptimeMs).Bind(anchor.UncertaintyMs).Bind(anchor.UtcMs).Run();
                return 0;
            case LossEvent loss:
                insertLoss.Bind(key.Station).Bind(key.Generation).Bind(record.Sequence).Bind(variant)
                    .Bind(loss.Kind).Bind(loss.Reason).Bind(loss.FirstSequence).Bind(loss.LastSequence).Bind(loss.Count)
                    .Bind(loss.FirstBoot).Bind(loss.FirstUptimeMs).Bind(loss.LastBoot).Bind(loss.LastUptimeMs).Run();
                return 0;
            case ContextEvent context:
                return WriteContext(key, context, record.Body);
            case DayLevelsEvent levels:
                WriteDayLevels(key, header, record.Sequence, variant, levels);
                return 0;
            case CalibrationEvent change:
                insertCalibration.Bind(key.Station).Bind(key.Generation).Bind(record.Sequence).Bind(variant)
                    .Bind(header.Context).Bind(change.Column).Bind(change.Calibration.Zero).Bind(change.Calibration.SpanMillionths)
                    .Bind(change.Calibration.DateDays).Bind(change.Calibration.Operator).Bind(change.Calibration.Version).Run();
                return 0;
            case AlarmEvent alarm:
                insertAlarm.Bind(key.Station).Bind(key.Generation).Bind(record.Sequence).Bind(variant)
                    .Bind(header.Context).Bind(alarm.Column).Bind(alarm.Name).Bind(alarm.IsRaised ? 1 : 0).Bind(alarm.Value).Run();
                return 0;
            default:
                return 0;
        }
    }

    /// <summary>Notes when a boot's first anchor came. A block that came again counts too: an archive is in no order, and its earliest arrival may be read last.</summary>
    public void WriteArrival(StoreKey key, EventBlock block, long receivedMs)
    {
        foreach (var record in block.Records)
        {
            if (record.Detail is AnchorEvent)
            {
                insertAnchorArrival.Bind(key.Station).Bind(key.Generation).Bind(block.Header.Boot).Bind(block.Header.BootNonce).Bind(receivedMs).Run();
                return;
            }
        }
    }

    public void Dispose()
    {
        insertBoot.Dispose();
        insertAnchor.Dispose();
        insertAnchorArrival.Dispose();
        findAnchorConflict.Dispose();
        insertLoss.Dispose();
        insertContext.Dispose();
        insertColumn.Dispose();
        insertDayLevel.Dispose();
        insertCalibration.Dispose();
        insertAlarm.Dispose();
        findConflict.Dispose();
    }

    private int WriteContext(StoreKey key, ContextEvent context, byte[] body)
    {
        // A context that is repeated in a later event is the same context: its variant is drawn from the body alone.
        var variant = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(body));
        insertContext.Bind(key.Station).Bind(key.Generation).Bind(context.Context).Bind(variant)
            .Bind(context.Site).Bind(context.LatitudeMicrodegrees).Bind(context.LongitudeMicrodegrees)
            .Bind(context.UtcOffsetMinutes).Bind(context.DayBoundaryMinutes).Bind(context.FirmwareVersion)
            .BindBlob(context.FirmwareHash).Bind(context.Board).Bind(context.Profile).Bind(context.ProfileVersion)
            .Bind(context.Maintenance ? 1 : 0).Bind(JsonSerializer.Serialize(context.Sensors, SensorJson)).Run();
        WriteColumns(key, context.Context, variant, MessageKind.MinuteBlock, context.Columns);
        WriteColumns(key, context.Context, variant, MessageKind.HourBlock, context.HourColumns);
        return findConflict.Bind(key.Station).Bind(key.Generation).Bind(context.Context).Run();
    }

    private void WriteColumns(StoreKey key, long context, long variant, MessageKind kind, ContextColumn[] columns)
    {
        for (var position = 0; position < columns.Length; position++)
        {
            var column = columns[position];
            insertColumn.Bind(key.Station).Bind(key.Generation).Bind(context).Bind(variant).Bind((int)kind & 0xF).Bind(position)
                .Bind(column.Factor).Bind(column.Statistic).Bind(column.Unit).Bind(column.Exponent).Bind(column.Instance)
                .Bind(column.Calibration.Zero).Bind(column.Calibration.SpanMillionths).Bind(column.Calibration.DateDays)
                .Bind(column.Calibration.Operator).Bind(column.Calibration.Version).Run();
        }
    }

    private void WriteDayLevels(StoreKey key, BlockHeader header, long sequence, long variant, DayLevelsEvent levels)
    {
        foreach (DayLevel level in levels.Levels)
        {
            insertDayLevel.Bind(key.Station).Bind(key.Generation).Bind(sequence).Bind(variant).Bind(header.Context)
                .Bind(level.Column).Bind(levels.DayNumber)
                .Bind(level.DayReadings).Bind(level.DayReadings > 0 ? level.Day : null)
                .Bind(level.NightReadings).Bind(level.NightReadings > 0 ? level.Night : null)
                .Bind(level.DayReadings > 0 && level.NightReadings > 0 ? level.DayNight : null).Run();
        }
    }
}
