using Microsoft.Data.Sqlite;

namespace Station.Platform.Storage;

/// <summary>Reads a station's periods of a span of UTC, over all its generations.</summary>
internal sealed class PeriodReader(StoreDatabase database, uint station)
{
    private const int Minute = 1;
    private const int Hour = 2;

    private const string Select =
        $"""
        SELECT {RecordRow.Columns}, generation,
               EXISTS (SELECT 1 FROM conflict
                       WHERE conflict.station = record_time.station AND conflict.generation = record_time.generation
                         AND subject = 'record' AND number = sequence)
        FROM record_time
        """;

    private readonly Dictionary<(StoreKey, long, int), StoredContext?> contexts = [];

    /// <summary>
    /// Periods whose middle lies in the span, in order of generation and sequence. Anchors first narrow down which uptimes of
    /// which boots can be meant, so that a day costs a day's records and not a year's.
    /// </summary>
    public IEnumerable<StoredPeriod> Read(long fromUtcMs, long toUtcMs)
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText =
            $"""
            {Select}
            WHERE station = $station AND event_type IS NULL
              AND (generation, sequence, variant) IN (
                    SELECT record.generation, record.sequence, record.variant FROM record
                    JOIN (SELECT generation, boot, boot_nonce, min(utc_ms - uptime_ms) AS least, max(utc_ms - uptime_ms) AS most
                          FROM anchor WHERE station = $station GROUP BY generation, boot, boot_nonce) AS reach
                      ON reach.generation = record.generation AND reach.boot = record.boot AND reach.boot_nonce = record.boot_nonce
                    WHERE record.station = $station
                      AND record.start_ms + record.length_ms / 2 BETWEEN $from - reach.most AND $to - reach.least)
              AND utc_ms + length_ms / 2 >= $from AND utc_ms + length_ms / 2 < $to
            ORDER BY generation, sequence, variant
            """;
        command.Parameters.AddWithValue("$station", (long)station);
        command.Parameters.AddWithValue("$from", fromUtcMs);
        command.Parameters.AddWithValue("$to", toUtcMs);
        foreach (var period in Periods(command))
        {
            yield return period;
        }
    }

    /// <summary>Periods of one generation with sequences from the first to the last whose time is resolved, in order of sequence.</summary>
    public IEnumerable<StoredPeriod> ReadResolved(byte generation, long firstSequence, long lastSequence)
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText =
            $"""
            {Select}
            WHERE station = $station AND generation = $generation AND sequence BETWEEN $first AND $last
              AND event_type IS NULL AND time_state = 'resolved'
            ORDER BY sequence, variant
            """;
        command.Parameters.AddWithValue("$station", (long)station);
        command.Parameters.AddWithValue("$generation", (long)generation);
        command.Parameters.AddWithValue("$first", firstSequence);
        command.Parameters.AddWithValue("$last", lastSequence);
        foreach (var period in Periods(command))
        {
            yield return period;
        }
    }

    /// <summary>Periods whose time is not known, of whatever day: no anchor of their boot has come, or none in time.</summary>
    public long CountPending()
    {
        using var statement = database.Prepare(
            """
            SELECT count(*) FROM record WHERE station = ? AND event_type IS NULL AND NOT EXISTS (
                SELECT 1 FROM counted_anchor AS own
                WHERE own.station = record.station AND own.generation = record.generation
                  AND own.boot = record.boot AND own.boot_nonce = record.boot_nonce)
            """);
        return statement.Bind(station).RunForNumber() ?? 0;
    }

    private IEnumerable<StoredPeriod> Periods(SqliteCommand command)
    {
        using var rows = database.Read(command.ExecuteReader);
        while (database.Read(rows.Read))
        {
            var record = RecordRow.Read(rows);
            var key = new StoreKey(station, rows.GetByte(RecordRow.ColumnCount));
            var hasConflict = rows.GetInt64(RecordRow.ColumnCount + 1) != 0;
            yield return new StoredPeriod(record, record.UtcMs!.Value, hasConflict, ContextOf(key, record.Context, KindOfColumns(record)));
        }
    }

    /// <summary>Hours have columns of their own; live copies are minutes.</summary>
    private static int KindOfColumns(StoredRecord record) => record.Kind == Hour ? Hour : Minute;

    private StoredContext? ContextOf(StoreKey key, long context, int kind)
    {
        if (!contexts.TryGetValue((key, context, kind), out var found))
        {
            found = database.Read(() => ReadContext(key, context, kind));
            contexts.Add((key, context, kind), found);
        }

        return found;
    }

    /// <summary>Of a context in conflict the least variant counts, as in the view of measurements.</summary>
    private StoredContext? ReadContext(StoreKey key, long context, int kind)
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText =
            """
            SELECT site, maintenance, factor, statistic, unit, exponent, instance
            FROM context JOIN context_column USING (station, generation, context, variant)
            WHERE station = $station AND generation = $generation AND context = $context AND kind = $kind AND variant = (
                SELECT min(variant) FROM context WHERE station = $station AND generation = $generation AND context = $context)
            ORDER BY position
            """;
        command.Parameters.AddWithValue("$station", (long)key.Station);
        command.Parameters.AddWithValue("$generation", (long)key.Generation);
        command.Parameters.AddWithValue("$context", context);
        command.Parameters.AddWithValue("$kind", kind);
        using var rows = command.ExecuteReader();
        StoredContext? head = null;
        var columns = new List<StoredColumn>();
        while (rows.Read())
        {
            head ??= new StoredContext(rows.GetString(0), rows.GetInt64(1) != 0, columns);
            columns.Add(new StoredColumn(rows.GetString(2), rows.GetInt32(3), rows.GetString(4), rows.GetInt32(5), rows.GetInt64(6)));
        }

        return head;
    }
}
